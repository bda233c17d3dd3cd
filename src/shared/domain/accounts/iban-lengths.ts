/** Characters of an IBAN by its country code (SWIFT's IBAN registry and the countries that use its form without being in it). */
export const IBAN_LENGTHS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    15: 'NO',
    16: 'AA BE BI',
    18: 'AX DK FI FO GL NL',
    19: 'MK SI',
    20: 'AT BA EE KZ LT LU XK',
    21: 'CH HR LI LV',
    22: 'BG BH CR DE GB GE IE ME RS',
    23: 'AE GI IL IQ TL',
    24: 'AD CZ DZ ES MD PK RO SA SE SK TN VG',
    25: 'AO CV GW MZ PT ST',
    26: 'IR IS TR',
    27: 'BF BL CF CG CM DJ FR GA GF GP GQ GR IT KM MC MF MG MQ MR NC PF PM RE SM TD TF WF YT',
    28: 'AL AZ BJ BY CI CY DO GT HN HU LB MA ML NE PL SN SV TG',
    29: 'BR EG PS QA UA',
    30: 'JO KW MU',
    31: 'MT SC',
    32: 'LC NI',
  }).flatMap(([length, countries]) => countries.split(' ').map(country => [country, Number(length)])),
)
