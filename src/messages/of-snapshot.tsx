// What every dialog about one snapshot says where it is not there.

export const notThere = 'This snapshot is not there'
export const whyNot = 'Its days were over and it was deleted, or the link is cut off.'
export const toSnapshots = 'Go to the snapshots'
export const notLoaded = 'The snapshot could not be loaded'
