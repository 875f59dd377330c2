// How a stage of something long stands, behind its name and for those who listen.

export const done = 'done'
export const current = 'under way'
export const waiting = 'to come'
export const failed = 'failed'
