/** A CRC-32 as tools print it: eight hexadecimal digits. */
export const crcText = (crc32: number): string => crc32.toString(16).padStart(8, '0')
