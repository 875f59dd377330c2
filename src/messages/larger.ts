/** The word of the way to a larger instance, wherever its storage stands in the way. */
export const resizeIt = (name: string) => `Resize ${name}`
