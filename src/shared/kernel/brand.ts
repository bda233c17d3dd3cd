declare const brandName: unique symbol

/**
 * A nominal type over a plain value: two ids or units that look alike can't be mixed up, at no cost at run time.
 * @example type Percent = Brand<string, 'Percent'>
 */
export type Brand<T, Name extends string> = T & { readonly [brandName]: Name }
