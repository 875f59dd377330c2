/** The path that the console is built for and served under, with a slash at both ends. From AFTERGLOW_BASE; '/' without. */
export const base = `/${process.env['AFTERGLOW_BASE'] ?? ''}/`.replaceAll(/\/+/g, '/')
