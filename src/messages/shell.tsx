/** The words of the frame around every page. */
export const activity = 'Activity'
export const networkAccess = 'Network access'
/** After the number beside it. */
export const unseenCount = 'failed, not seen yet'
export const project = 'Project'
export const encryptionKeys = 'Encryption keys'
