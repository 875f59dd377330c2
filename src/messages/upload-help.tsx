// How a database on the person's own server gets into an instance from the command line.

export const runs = 'My database runs'
export const neo4j5 = 'Neo4j 5 or later'
export const neo4j44 = 'Neo4j 4.4 or 4.3'
export const neo4jEarlier = 'Neo4j 4.2 or earlier'
export const importService = 'Import, in the Aura console'
export const upgradeSource = 'Upgrade the database first'
export const newerInstance = 'An instance of the latest version'
export const emulated = 'This instance is emulated'
export const emulatedText =
  'No tool reaches it at its address. The commands are those for an instance of Aura.'
export const uploadFails = 'The upload fails meanwhile.'
export const worksWhen = 'It works when'
export const whyNot = (tool: string) => `Why not ${tool}`
