/** This copy's version: the build writes the one of package.json here. */
export const VERSION: string = 'source';
