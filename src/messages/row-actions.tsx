// The name of a snapshot inside a reason.

export const ofFull = (snapshot: string) => ` of ${snapshot}`
