import { field, type Target } from '../target.ts'

const of = (key: string, kind: Parameters<typeof field>[2], synonyms: string, required = false) =>
  field('statement', key, kind, synonyms, required)

/**
 * Statements as banks export them; amounts in one column with signs, or apart as debit and credit. A row with only a
 * balance states the opening or the closing one. Synonyms: en, sq, de, fr, it, mk, sr, bs.
 */
export const STATEMENT_TARGET: Target = {
  kind: 'statement',
  requireAny: [['amount', 'debit', 'credit', 'balance']],
  detail: ['date'],
  substance: ['amount', 'debit', 'credit', 'balance'],
  detailIsNote: true,
  loneTextIsNote: true,
  standIns: { date: ['valueDate'] },
  needless: { amount: ['debit', 'credit'] },
  fields: [
    of(
      'date',
      'date',
      'date | booking date | posting date | transaction date | entry date | data | data e transaksionit | data e regjistrimit | datum | buchungsdatum | buchung | date de comptabilisation | date comptable | data contabile | data di contabilizzazione | датум | датум на трансакција | датум на книжење | datum knjiženja | datum transakcije | датум књижења',
      true,
    ),
    of(
      'valueDate',
      'date',
      'value date | valuta | valeur | date de valeur | valutadatum | data valuta | data e valutës | датум на валута | datum valute | датум валуте',
    ),
    of(
      'amount',
      'amount',
      'amount | sum | value | transaction amount | shuma | vlera | betrag | montant | importo | износ | iznos',
    ),
    of(
      'accountAmount',
      'amount',
      'amount in account currency | account amount | booked amount | base amount | amount in base currency | betrag in basiswährung | betrag in kontowährung | shuma në monedhën e llogarisë | iznos u valuti računa | износ во валута на сметката',
    ),
    of(
      'debit',
      'amount',
      'debit | debits | debit amount | paid out | payments | withdrawal | withdrawals | money out | debi | debit shuma | dalje | pagesa | belastung | belastungen | lastschrift | soll | débit | débits | addebito | addebiti | uscite | задолжување | должи | расход | zaduženje | duguje | isplata | задужење | дугује',
    ),
    of(
      'credit',
      'amount',
      'credit | credits | credit amount | paid in | deposit | deposits | receipts | money in | kredi | kredit shuma | hyrje | arkëtime | gutschrift | gutschriften | haben | crédit | crédits | accredito | accrediti | entrate | одобрување | побарува | приход | odobrenje | potražuje | uplata | одобрење | потражује',
    ),
    of(
      'balance',
      'amount',
      'balance | running balance | balance after | account balance | closing balance | bilanci | gjendja | gjendje | saldo | kontostand | solde | салдо | состојба | stanje | стање',
    ),
    of(
      'direction',
      'text',
      'debit credit | dr cr | d c | d k | type d c | direction | drejtimi | debi kredi | cdtdbtind',
    ),
    of(
      'counterparty',
      'text',
      'counterparty | payee | payer | beneficiary | partner | name | from to | sender recipient | ordering party | pala tjetër | përfituesi | dërguesi | paguesi | pranuesi | klienti | empfänger | auftraggeber | begünstigter | bénéficiaire | donneur d ordre | contrepartie | beneficiario | ordinante | примач | налогодавач | комитент | primalac | primatelj | nalogodavac | platilac | прималац | налогодавац',
    ),
    of(
      'reference',
      'code',
      'reference | ref | reference no | transaction no | transaction id | transaction reference | order no | document no | payment reference | referenca | nr i transaksionit | numri i referencës | nr ref | referenz | referenznummer | transaktionsnummer | numéro de référence | n de transaction | numéro de transaction | numero di ordine | riferimento | референца | повикување на број | број на налог | poziv na broj | broj naloga | referenca plaćanja | позив на број',
    ),
    of(
      'description',
      'text',
      'description | details | text | narrative | transaction | transaction details | purpose | remittance information | payment details | përshkrimi | qëllimi | arsyeja | detajet | beschreibung | buchungstext | verwendungszweck | mitteilung | libellé | description 1 | communication | motif | testo di contabilizzazione | descrizione | causale | опис | цел на дознака | намена | opis | svrha | svrha plaćanja | namjena | сврха плаћања',
    ),
    of(
      'currency',
      'currency',
      'currency | ccy | curr | monedha | währung | buchungswährung | monn | monnaie | devise | valuta | divisa | валута',
    ),
    of(
      'debitAccount',
      'text',
      'debit account | soll | soll konto | sollkonto | compte débit | konto debit | llogaria debi | duguje konto',
    ),
    of(
      'creditAccount',
      'text',
      'credit account | haben | haben konto | habenkonto | compte crédit | konto kredit | llogaria kredi | potražuje konto',
    ),
  ],
}
