/** Where the site is published, as the environment says. */

/** Absolute, without a path. */
export const site = process.env['MARSAD_SITE'] ?? 'https://marsad.example';

/** What the path of every page begins with. */
export const base = process.env['MARSAD_BASE'] ?? '/';
