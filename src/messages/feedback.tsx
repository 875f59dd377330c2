// What is said wherever a load has failed, and comes with the first page.

export const goBack = 'Go back to the data before'
export const goingBack = 'Going back'
