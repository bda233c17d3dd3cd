import { field, type Target } from '../target.ts'

const of = (key: string, kind: Parameters<typeof field>[2], synonyms: string, required = false) =>
  field('organisations', key, kind, synonyms, required)

/** Registers of organisations; keys are those of an organisation. */
export const ORGANISATIONS_TARGET: Target = {
  kind: 'organisations',
  requireAny: [],
  detail: [],
  substance: [],
  loneTextIsNote: false,
  standIns: {},
  fields: [
    of(
      'name',
      'text',
      'name | organisation | organization | organisation name | organization name | name of organisation | full name | legal name | official name | company | partner | emri | emri i organizatës | organizata | emri i ojq së | emri i plotë | emri i subjektit | име | назив | име на организација | организација | полн назив | naziv | naziv organizacije | organizacija | ime organizacije | puni naziv | назив организације',
      true,
    ),
    of(
      'shortName',
      'text',
      'short name | acronym | abbreviation | abbr | shkurtesa | akronimi | emri i shkurtër | кратенка | скратен назив | акроним | skraćenica | skraćeni naziv | akronim | скраћеница | скраћени назив',
    ),
    of(
      'legalForm',
      'text',
      'legal form | legal status | type | type of organisation | organisation type | organization type | forma ligjore | statusi ligjor | lloji i organizatës | lloji | правна форма | правен статус | вид на организација | pravni oblik | pravna forma | vrsta organizacije | правни облик | правна форма',
    ),
    of(
      'registrationNo',
      'code',
      'registration no | registration number | reg no | registration | business number | unique identification number | nui | nipt | nr i regjistrimit | numri i regjistrimit | numri i biznesit | nr biznesit | матичен број | ембс | регистарски број | matični broj | mb | registarski broj | матични број | број регистрације | broj registracije | company registration number',
    ),
    of(
      'taxNo',
      'code',
      'tax no | tax number | tax id | vat no | vat number | fiscal number | tin | nr fiskal | numri fiskal | nr tatimor | numri tatimor | едб | даночен број | pib | jib | poreski broj | porezni broj | pdv broj | пиб | јиб | порески број',
    ),
    of(
      'country',
      'text',
      'country | state | country code | shteti | vendi | земја | држава | država | zemlja | држава регистрације',
    ),
    of(
      'city',
      'text',
      'city | town | municipality | place | town or city | location | qyteti | komuna | vendi i selisë | град | општина | место | grad | opština | općina | mjesto | mesto',
    ),
    of(
      'address',
      'text',
      'address | street | street address | address line 1 | organisation address line 1 | postal address | headquarters | adresa | rruga | selia | адреса | улица | седиште | ulica | sjedište | sedište',
    ),
    of(
      'email',
      'text',
      'e mail | email | mail | email address | posta elektronike | е пошта | имејл | е маил | e pošta | elektronska pošta | mejl',
    ),
    of(
      'phone',
      'text',
      'phone | telephone | tel | mobile | phone number | contact phone | telefoni | nr i telefonit | tel nr | телефон | тел | мобилен | telefon | mobitel | mobilni | контакт телефон',
    ),
    of(
      'website',
      'text',
      'website | web | web site | url | homepage | web page | faqja | ueb faqja | webfaqja | веб страница | веб | интернет страница | internet stranica | web stranica | sajt | веб сајт',
    ),
    of(
      'note',
      'text',
      'note | notes | remark | remarks | comment | comments | shënim | vërejtje | забелешка | напомена | napomena | komentar',
    ),
    of(
      'partyKind',
      'text',
      'party kind | kind of party | kind of applicant | applicant kind | applicant type | type of applicant | lloji i aplikuesit | lloji i palës | вид на апликант | вид апликанта | vrsta aplikanta | vrsta podnosioca',
    ),
  ],
}
