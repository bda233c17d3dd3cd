/** Where the tests take place: the page and the host behind it stand on one machine, with one clock. */
export const ZONE = 'Europe/Belgrade'
