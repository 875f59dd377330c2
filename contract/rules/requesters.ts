/** The user and the request of what comes by itself: the schedule, and what the plan table says of pausing and ending. */
export const automaticUser = 'Automatic'
export const automaticRequest = 'automatic'
