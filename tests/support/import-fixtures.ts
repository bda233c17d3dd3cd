import { type CellSpec, makeTable, makeWorkbook } from './workbook-maker.ts'
import { makeZip } from './zip-maker.ts'

/** A small file as people send them; made by code, so that nothing of anybody's is copied. */
export type ImportFixture = { readonly name: string; readonly bytes: Buffer }

const LEDGER_SQ = [
  'Regjistri i shpenzimeve 2024',
  '',
  'Data;Nr. i faturës;Furnitori;Përshkrimi;Linja buxhetore;Monedha;Shuma',
  '03.01.2024;F-101;Zyra shpk;Qira e zyrës, janar;BL 2.10;ALL;62.500,00',
  '29.01.2024;F-102;Trans Çelja;Udhëtim në Shkodër;BL 3.1;ALL;8.400,50',
  ';;;Gjithsej;;;70.900,50',
].join('\n')

const LEDGER_MK = [
  'Датум\tБрој на фактура\tДобавувач\tОпис\tБуџетска линија\tВалута\tИзнос',
  '05.02.2024\tФ-7\tКанцеларија ДОО\tХартија и тонер\tBL 2.11\tMKD\t3.690,00',
  '12.02.2024\tФ-8\tСала Скопје\tЗакуп на сала\tBL 4.2\tMKD\t12.300,00',
].join('\r\n')

const LEDGER_BS =
  'Datum|Broj računa|Dobavljač|Opis|Iznos (BAM)\r05.03.2024|R-1|Štamparija|Letci|195,58\r06.03.2024|R-2|Ćevabdžinica|Ručak učesnika|97,79\r'

const LEDGER_XLSX: CellSpec[][] = [
  ['Coalition ledger, first quarter'],
  [],
  ['Date', 'Document', null, 'Description', 'Budget line', 'Cost', null, null],
  [null, 'Number', 'Date', null, null, 'Currency', 'Amount', 'EUR'],
  [{ serial: 45_297 }, 'INV-1', { serial: 45_290 }, 'Trainer fee', 'BL 1.2', 'EUR', 450, 450],
  [
    '30.01.2024',
    'INV-2',
    '29.01.2024',
    'Venue',
    'BL 4.2',
    'MKD',
    '12.300,00',
    { xml: '<f>G6/61.5</f><v>200</v>' },
  ],
  [null, null, null, 'TOTAL', null, null, null, 650],
]

const BUDGET: CellSpec[][] = [
  ['No', 'Budget item', 'Unit', 'Quantity', 'Unit rate', 'Total'],
  ['1', 'Human resources', null, null, null, null],
  ['1.1', 'Project manager', 'month', 12, 1500, 18_000],
  ['1.2', 'Finance officer', 'month', 12, 750.5, 9006],
  [null, 'Subtotal human resources', null, null, null, 27_006],
  ['2', 'Travel', null, null, null, null],
  ['2.1', 'Local travel', 'trip', 40, 35.25, 1410],
  [null, 'Total', null, null, null, 28_416],
]

const REGISTER =
  'Emri i organizatës,Forma ligjore,Numri fiskal,Qyteti,E-mail\nShembulli një,OJQ,K000001,Prishtinë,info@one.example\nShembulli dy,OJQ,K000002,Pejë,info@two.example\n'

const ECB_XML =
  '<?xml version="1.0" encoding="UTF-8"?><gesmes:Envelope xmlns:gesmes="g" xmlns="e"><Cube><Cube time="2024-01-31"><Cube currency="USD" rate="1.0837"/><Cube currency="SEK" rate="11.271"/></Cube></Cube></gesmes:Envelope>'

const BOMB = makeWorkbook({
  sheets: [{ name: 'A', rows: [['x']] }],
  parts: [{ name: 'xl/media/zeros.bin', data: Buffer.alloc(3_000_000) }],
})
const XXE = makeWorkbook({
  sheets: [{ name: 'A', rows: [['x']] }],
  parts: [
    {
      name: 'xl/sharedStrings.xml',
      data: '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/hostname">]><sst>&y;</sst>',
    },
  ],
})
const BAD_CHECKSUM = makeWorkbook({
  sheets: [{ name: 'A', rows: [['x']] }],
  parts: [{ name: 'docProps/app.xml', data: '<a/>', crc: 7 }],
})
const ENCRYPTED = Buffer.concat([
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  Buffer.alloc(1000),
  Buffer.from('EncryptedPackage', 'utf16le'),
])

/** Real and hostile kinds of files, in the shapes and languages of the region. */
export const importFixtures = (): ImportFixture[] => [
  { name: 'ledger-sq.csv', bytes: Buffer.from(LEDGER_SQ) },
  { name: 'ledger-mk-utf16.csv', bytes: Buffer.from(`\ufeff${LEDGER_MK}`, 'utf16le') },
  { name: 'ledger-bs-cr-only.csv', bytes: Buffer.from(LEDGER_BS) },
  {
    name: 'ledger.xlsx',
    bytes: makeTable(LEDGER_XLSX, ['A1:H1', 'A3:A4', 'B3:C3', 'D3:D4', 'E3:E4', 'F3:H3']),
  },
  { name: 'budget.xlsx', bytes: makeTable(BUDGET) },
  { name: 'organisations.csv', bytes: Buffer.from(REGISTER) },
  { name: 'rates-ecb.csv', bytes: Buffer.from('Date,USD,SEK,\n2024-01-31,1.0837,11.271,\n') },
  { name: 'rates-ecb.xml', bytes: Buffer.from(ECB_XML) },
  {
    name: 'rates-inforeuro.json',
    bytes: Buffer.from(
      '[{"country":"Albania","currency":"Albanian Lek","isoA3Code":"ALL","isoA2Code":"AL","value":103.9,"comment":null}]',
    ),
  },
  { name: 'bomb.xlsx', bytes: BOMB },
  { name: 'xxe.xlsx', bytes: XXE },
  { name: 'bad-checksum.xlsx', bytes: BAD_CHECKSUM },
  { name: 'password.xlsx', bytes: ENCRYPTED },
  { name: 'renamed.xlsx', bytes: Buffer.from('no workbook at all\n') },
  { name: 'web-page.xls', bytes: Buffer.from('<html><table><tr><td>1</td></tr></table></html>') },
  { name: 'archive.zip', bytes: makeZip([{ name: 'ledger.csv', data: LEDGER_SQ }]) },
  { name: 'no-sheets.xlsx', bytes: makeWorkbook({ sheets: [] }) },
  { name: 'empty.csv', bytes: Buffer.alloc(0) },
]
