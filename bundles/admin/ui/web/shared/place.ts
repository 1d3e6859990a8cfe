/**
 * Whether the browser is at this address of the desk. What was typed is looked for a moment later, and by then one may have gone on to another
 * page: nobody is to be called back from there.
 */
export const isAt = (path: string): boolean => window.location.pathname === import.meta.env.BASE_URL.replace(/\/$/, '') + path;
