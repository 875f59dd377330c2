// In place of a page that is not there.

export const project = 'This project is not there'
export const projectWhy = 'The link may be cut off, or you are not a member of it.'
export const toFirstProject = 'Go to the first project'
export const address = 'Nothing is at this address'
export const addressWhy = 'The link may be cut off, or what it led to is gone.'
export const toInstances = 'Go to the instances'
