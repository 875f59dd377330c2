// What leads wherever older data is offered while the data of before a failed load is still whole.

export const title = 'The last load failed, and nothing is lost yet'
export const text = 'Its data of before is whole: to go back to it costs nothing. A restore overwrites it.'
