/** All that the tour and the card before it say. */
export const words = {
  told: {
    label: 'About this demo',
    title: 'This is an emulation',
    text: 'Afterglow runs here against an emulated Aura, inside this page. No database is behind it, and nothing you do or drop leaves this browser. What you did is still here when you come back.',
    tour: 'Take the tour',
    close: 'Look around alone',
  },
  tour: {
    label: 'Guided tour',
    console: 'Console',
    counted: (stop: number, of: number) => `Stop ${stop} of ${of}`,
    marked: (name: string) => `Marked in the console: ${name}`,
    notThere: 'It is not on the screen now. Go back to the stop to see it.',
    goToIt: 'Go to it',
    again: 'Back to this stop',
    studio: 'Open the studio',
    back: 'Back',
    next: 'Next',
    leave: 'Leave the tour',
    finish: 'Finish',
    passing: 'Time passes',
    passed: (now: string) => `It is ${now} now.`,
    keys: 'F6 goes to the console and back.',
    ownWorld: 'The tour has a world of its own: nothing that you do on it changes another.',
  },
} as const

/** What is said at each stop: two sentences, and what is marked. */
export const stopWords = {
  cards: {
    title: 'A card for each instance',
    text: 'Each card says how an instance is and how far back it can go. The bars are its snapshots of the last day: tall for a full one, short for a differential.',
    marked: 'the card of customer-graph',
  },
  snapshots: {
    title: 'Take a snapshot, and let time pass',
    text: 'Snapshots come by schedule, and one that you take stays longer. Take one, then let 30 minutes pass here: it is completed, without waiting.',
    marked: 'Take snapshot',
    pass: 'Let 30 minutes pass',
  },
  export: {
    title: 'Export one',
    text: 'An export makes a file of a full snapshot and keeps a link to it. The dialog says before you ask what the file holds and what can open it.',
    marked: 'Prepare the file',
  },
  restore: {
    title: 'Restore, and what it asks',
    text: 'A restore overwrites an instance, so it names what is lost and asks for a word. Taking a snapshot first, or making a new instance, stands beside it.',
    marked: 'what is lost',
  },
  file: {
    title: 'Restore from a file',
    text: 'A backup or dump from your disk is read here before anything is sent. Drop one: you are told what it holds and whether this instance can open it.',
    marked: 'where a file is dropped',
  },
  backup: {
    title: 'A backup to take along',
    text: 'A sandbox ends after a few days, and a backup outlives it. Request one, let ten minutes pass, and it can be downloaded or restored into another instance.',
    marked: 'Request backup',
    pass: 'Let 10 minutes pass',
  },
  activity: {
    title: 'Everything that runs, and the studio',
    text: 'Activity shows what is under way, what ended and what failed, with the way on. The studio has the clock, the failures and every other world: it opens at the edge of the console, and beside this tour in a window of its own.',
    marked: 'Activity',
  },
} as const

export type StopId = keyof typeof stopWords
