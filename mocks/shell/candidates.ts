/** The id of a project, which every deep address of the console holds. */
const project = /^(.*)\/projects\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(\/|$)/

/**
 * The base paths (with a slash at both ends) that a page of the console at `pathname` may stand under, the likeliest first:
 * what stands before the last `/projects/<id>`, then the page's own folder, then every folder above.
 */
export function candidates(pathname: string): readonly string[] {
  const known = project.exec(pathname)?.[1]
  const folders = [...pathname.matchAll(/\//g)].map(({ index }) => pathname.slice(0, index + 1)).toReversed()
  return [...new Set([...(known === undefined ? [] : [`${known}/`]), ...folders])]
}
