/** The module that this code was loaded from: of this package, or of a bundle that holds it. */
export const codeUrl: string = import.meta.url;
