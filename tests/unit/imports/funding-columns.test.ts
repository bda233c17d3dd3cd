import { describe, expect, it } from 'vitest'
import { TARGETS } from '#backend/imports/mapping/targets/index.ts'
import { headingsOf, open, suggest } from './mapping-tools.ts'

const suggested = async (rows: readonly string[]) =>
  headingsOf(suggest(await open(`${rows.join('\n')}\n`), TARGETS.budget))

describe('columns of funding sources', () => {
  it.each([
    ['English', 'Code;Item;Total;EU contribution;Own contribution (EUR);Other donors;In kind'],
    [
      'Albanian',
      'Kodi;Përshkrimi;Shuma totale;Donatori;Kontributi vetanak;Donatorë të tjerë;Kontribut në natyrë',
    ],
    ['Macedonian', 'Шифра;Опис;Вкупно;Донатор;Сопствен придонес;Други донатори;Во натура'],
    ['Serbian', 'Šifra;Opis;Ukupno;Donator;Sopstvena sredstva;Drugi donatori;U naturi'],
  ])('are found by headings in %s', async (_, header) => {
    const names = header.split(';')
    expect(await suggested([header, '1.1;Rent;100;60;20;15;5', '1.2;Fuel;50;30;10;10;'])).toEqual({
      code: names[0],
      label: names[1],
      amount: names[2],
      fundingDonor: names[3],
      fundingOwn: names[4],
      fundingOther1: names[5],
      fundingInKind: names[6],
    })
  })

  it('under the name of a funder are found when the sum needs them', async () => {
    expect(
      await suggested(['Item;Total;Donor;Helvetas;Note no', 'Rent;100;60;40;7', 'Fuel;50;30;20;8']),
    ).toMatchObject({ fundingDonor: 'Donor', fundingOther1: 'Helvetas' })
  })

  it('are not made of years that add up to the amount', async () => {
    const years = await suggested(['Item;Total;2024;2025', 'Rent;100;60;40', 'Fuel;50;30;20'])
    expect(Object.keys(years).toSorted()).toEqual(['amount', 'label'])
    const both = await suggested(['Item;Total;Donor;2024;2025', 'Rent;100;100;60;40', 'Fuel;50;50;30;20'])
    expect(both).toEqual({ label: 'Item', amount: 'Total', fundingDonor: 'Donor' })
  })

  it('stay a text where the column names the donor of each line', async () => {
    expect(await suggested(['Item;Total;Donor', 'Rent;100;Sida', 'Fuel;50;Norway'])).toEqual({
      label: 'Item',
      amount: 'Total',
      fundingSource: 'Donor',
    })
  })
})
