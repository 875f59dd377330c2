// What is said before there is a page, or in place of one that broke. All of it comes with the first page.

export const broken = 'This part of the console could not be shown'
export const replaced = 'Afterglow was updated meanwhile.'
export const replacedRemedy = 'Reload the page to go on.'
export const reload = 'Reload'
export const loading = 'The projects are loading'
export const notLoaded = 'The projects could not be loaded'
export const noProject = 'No project yet'
export const noProjectText = 'Ask an admin of your organisation to add you to one.'
