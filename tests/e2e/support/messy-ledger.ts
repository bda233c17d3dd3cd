import { makeWorkbook } from '#tests/support/workbook-maker.ts'

/** What the finance officer corrects between the first and the second file. */
interface DoubtfulCells {
  readonly line: string
  readonly day: string
  readonly amount: string
}

const WRONG: DoubtfulCells = { line: '9.9', day: '30.02.2026', amount: '12,5o' }
const RIGHT: DoubtfulCells = { line: '3.2', day: '28.11.2025', amount: '12,50' }

/** Sum of all rows but the totals row, in euro cents: what the ledger must grow by. */
export const MESSY_SUM_MINOR = 128_035
export const MESSY_ROWS = 7

/**
 * A quarter's expenditure as it comes by mail: title rows, a merged heading, blank rows, a totals row, amounts with
 * decimal commas, days written in four ways, Cyrillic payees, a heading that stands twice.
 */
function messyLedger({ line, day, amount }: DoubtfulCells): Buffer {
  return makeWorkbook({
    sheets: [
      { name: 'Pročitaj me', rows: [['Troškovi četvrtog kvartala, šalje računovodstvo']] },
      {
        name: 'Troškovi Q4',
        merges: ['A1:H1', 'B4:C4'],
        rows: [
          ['Pregled troškova SOE-11, 4. kvartal 2025'],
          ['Pripremila: Јелена Петровић'],
          [],
          [null, 'Dokument', null, null, null, null, null, null],
          [
            'Datum',
            'Broj dokumenta',
            'Napomena',
            'Dobavljač',
            'Opis troška',
            'Budžetska linija',
            'Iznos',
            'Napomena',
          ],
          [
            '03.10.2025',
            'R-101',
            'original',
            'Електродистрибуција Београд',
            'Struja za kancelariju',
            '1.2',
            '1.180,55',
            '',
          ],
          [{ serial: 45_950 }, 'R-102', '', 'ЈП „Пошта Србије“', 'Poštarina', '3.2', '14,30', 'gotovina'],
          ['2025-11-14', 'R-103', 'kopija', 'Čistoća d.o.o. Niš', 'Održavanje', '1.2', '23,00', ''],
          [],
          ['28.11.2025', 'R-104', '', 'Ђорђе Ћирић', 'Prevod', line, '31,20', ''],
          [day, 'R-105', '', 'Žarko Šljivić', 'Gorivo', '3.2', '10,00', ''],
          ['1. 12. 2025.', 'R-106', '', 'Gjelina Kolë', 'Papir', '1.2', amount, ''],
          ['15/12/2025', 'R-107', '', 'Штампарија „Ватан“', 'Štampa', '3.2', 8.8, ''],
          [],
          ['UKUPNO', '', '', '', '', '', '1.280,35', ''],
        ],
      },
    ],
  })
}

/** With three rows that must be refused: no such line, no such day, an amount with a letter in it. */
export const messyLedgerWithFaults = () => messyLedger(WRONG)
/** The same file after the three cells were corrected. */
export const messyLedgerCorrected = () => messyLedger(RIGHT)
