/** The words of the frame around every page. */
export const skip = 'Skip to the content'
export const whereYouAre = 'Organisation and project'
export const switchProject = 'Switch project'
/** While the name of the current one is not known. */
export const projects = 'Projects'
export const emulated = 'Emulated'
/** Before the name and the role beside it. */
export const signedInAs = 'Signed in as'
export const theme = 'Theme'
export const likeSystem = 'Like the system'
export const light = 'Light'
export const dark = 'Dark'
export const main = 'Main'
export const dataServices = 'Data services'
export const instances = 'Instances'
export const project = 'Project'
export const activity = 'Activity'
/** After the number beside it. */
export const unseenCount = 'failed, not seen yet'
export const networkAccess = 'Network access'
export const encryptionKeys = 'Encryption keys'
export const about = 'About Afterglow'
/** Before the title of the document. */
export const failedCount = (count: number) => `${count} failed`
