import type { ProjectFacts } from './types.ts'

const UNKNOWN_MONEY = 'The sheet states no total; currency EUR is assumed.'

const digitalInclusion: ProjectFacts = {
  code: 'DII',
  kind: 'action',
  title: 'Digital Inclusion Initiative',
  family: 'not_stated',
  status: 'implementation',
  area: 'Western Balkans',
  countries: ['BA', 'MK', 'RS', 'XK'],
  objective: 'Bridge the digital divide in the Western Balkans.',
  description:
    'Five linked work packages, each with its own lead: research, engagement with grassroots grant schemes, capacity building, local empowerment with mentoring, management with monitoring and evaluation.',
  targetGroups:
    'Civil society and grassroots organisations; communities on the wrong side of the digital divide.',
  rulePack: 'generic',
  donorStated: false,
  reviewNote: `Donor, dates and contract are not stated. ${UNKNOWN_MONEY}`,
  sourceNote: 'Project sheet, restated.',
  donors: [],
  partners: [
    { organisation: 'cep', role: 'implementing_partner', note: 'Leads WP1' },
    { organisation: 'mcec', role: 'implementing_partner', note: 'Leads WP2' },
    { organisation: 'sbs', role: 'implementing_partner', note: 'Leads WP3' },
    { organisation: 'kec', role: 'implementing_partner', note: 'Leads WP4 and WP5' },
  ],
  workPackages: [
    {
      code: 'WP1',
      title: 'Policy research and analysis',
      lead: 'cep',
      country: 'RS',
      description: 'National and regional studies, focus groups, comparison along the DESI indicators.',
    },
    {
      code: 'WP2',
      title: 'Engagement, advocacy and communication',
      lead: 'mcec',
      country: 'MK',
      description: 'National coalitions, policy forums, grassroots grant schemes, media work.',
    },
    {
      code: 'WP3',
      title: 'Capacity building and knowledge sharing',
      lead: 'sbs',
      country: 'BA',
      description: 'Regional summer school on digital inclusion, peer workshops, exchange of practice.',
    },
    {
      code: 'WP4',
      title: 'Local empowerment and interventions',
      lead: 'kec',
      country: 'XK',
      description:
        'Local projects of grassroots groups after needs assessments, with mentoring and technical support.',
    },
    {
      code: 'WP5',
      title: 'Project management and coordination',
      lead: 'kec',
      country: 'XK',
      description: 'Strategic coordination, finance and administration, monitoring and evaluation.',
    },
  ],
  activities: [
    { code: 'A1.1', title: 'National and regional studies', workPackage: 'WP1' },
    { code: 'A2.1', title: 'Grassroots grant schemes', workPackage: 'WP2' },
    { code: 'A3.1', title: 'Regional summer school on digital inclusion', workPackage: 'WP3' },
    { code: 'A4.1', title: 'Needs assessment and mentoring of grassroots groups', workPackage: 'WP4' },
    { code: 'A5.1', title: 'Monitoring and evaluation', workPackage: 'WP5' },
  ],
}

const digiCore: ProjectFacts = {
  code: 'DIGI-CORE',
  kind: 'action',
  title: 'DIGI-CORE',
  family: 'not_stated',
  status: 'implementation',
  area: 'Albania, Kosovo, North Macedonia',
  countries: ['AL', 'MK', 'XK'],
  objective:
    'Stronger civil society and inclusive, transparent, digital decision-making across Albania, Kosovo and North Macedonia.',
  description:
    'Four objectives: citizens and organisations take part in regional decisions; digital literacy for marginalised communities; pilot of the mCommunity platform in Fushë-Arrëz; advocacy for digital public administration.',
  targetGroups:
    'Youth, marginalised communities, rural women who cannot read, people without digital skills, older people, civil society; beneficiaries: organisations, communities, local authorities and public institutions of the three countries.',
  rulePack: 'generic',
  donorStated: false,
  reviewNote: `Target groups and beneficiaries share one heading. Donor and dates are not stated. ${UNKNOWN_MONEY}`,
  sourceNote: 'Project sheet, restated; the small budget and its entries are invented.',
  donors: [],
  partners: [
    { organisation: 'qsnnn', role: 'lead_applicant' },
    { organisation: 'edutask', role: 'co_applicant' },
    { organisation: 'blink', role: 'co_applicant', note: 'Develops the mCommunity platform' },
  ],
  workPackages: [],
  activities: [
    {
      code: 'A1',
      title: 'Assessment of digital capabilities of disadvantaged groups',
      target: 'three countries',
    },
    { code: 'A2', title: 'Digital literacy materials', target: 'three countries' },
    { code: 'A3', title: 'Pilot of the mCommunity platform', target: 'one municipality: Fushë-Arrëz' },
    {
      code: 'A4',
      title: 'Training of young students who help others use e-governance',
      target: '10 training sessions',
    },
    { code: 'A5', title: 'Capacity workshops for civil society organisations', target: 'three countries' },
    { code: 'A6', title: 'Awareness campaigns on transparent and digital governance' },
    { code: 'A7', title: 'Advocacy meetings with public institutions' },
    { code: 'A8', title: 'Forum of organisations, local authorities and the public' },
  ],
}

const soe10: ProjectFacts = {
  code: 'SOE-10',
  kind: 'action',
  title: 'Inclusion and Economic Empowerment in the Western Balkans',
  family: 'bmz',
  status: 'finalisation',
  start: '2023-01-01',
  end: '2024-12-31',
  area: 'Western Balkans: Albania, Bosnia and Herzegovina, Kosovo, Montenegro, Serbia',
  countries: ['AL', 'BA', 'XK', 'ME', 'RS'],
  objective: 'Less social and economic exclusion of vulnerable groups through economic empowerment.',
  description:
    'Regional cooperation; green growth grants with training for new jobs; re-socialisation in prisons; local initiatives for better access and inclusion.',
  targetGroups:
    'Marginalised and vulnerable groups, people in prison and former convicts, staff of correctional institutions, small businesses.',
  rulePack: 'bmz',
  donorStated: true,
  reviewNote: UNKNOWN_MONEY,
  sourceNote: 'Project sheet, restated. The sheet says "throughout 2023 until the end of 2024".',
  donors: [
    { organisation: 'german-government', role: 'funding' },
    { organisation: 'help', role: 'implementing' },
  ],
  partners: [{ organisation: 'help', role: 'lead_applicant' }],
  workPackages: [],
  activities: [
    { code: 'A1', title: 'Green growth grants' },
    { code: 'A2', title: 'Business and vocational training' },
    { code: 'A3', title: 'Training and re-socialisation in correctional institutions' },
    { code: 'A4', title: 'Workshops within the correctional service' },
    { code: 'A5', title: 'Start-up support for former convicts' },
    { code: 'A6', title: 'Initiatives of local communities' },
  ],
}

const soe11: ProjectFacts = {
  code: 'SOE-11',
  kind: 'action',
  title: 'Digitalization of sectors with growth potential for better economic opportunities',
  contractNo: 'SOE-11',
  donorReference: 'Reconomy',
  family: 'sida',
  status: 'implementation',
  start: '2023-07-01',
  end: '2026-12-31',
  totalMinor: 198_025_855,
  grantMinor: 198_025_855,
  fundingPercent: '100.00',
  coordinator: 'Klaus Mock',
  area: 'Western Balkans: Albania, Bosnia and Herzegovina, Kosovo, Montenegro, North Macedonia, Serbia',
  countries: ['AL', 'BA', 'XK', 'ME', 'MK', 'RS'],
  objective:
    'Sustainable, large-scale and socially inclusive impact through systemic change: better income and green, decent jobs for women and youth, the disadvantaged included; more cooperation in the region.',
  description:
    'Market system analysis, choice of market actors, interventions that they run with their own contribution, monitoring, reporting to Helvetas.',
  targetGroups:
    'Women and youth, among them the most disadvantaged; companies and organisations as market actors.',
  rulePack: 'sida',
  donorStated: true,
  sourceNote:
    'Title, number, dates, area, total and coordinator as on the project sheet. Budget lines, interventions, market actors, entries, instalments and findings are invented.',
  donors: [
    { organisation: 'sida', role: 'funding' },
    { organisation: 'helvetas', role: 'extending' },
    { organisation: 'help', role: 'implementing' },
  ],
  partners: [
    { organisation: 'help', role: 'implementing_partner', note: 'Co-facilitation partner of Helvetas' },
  ],
  workPackages: [],
  activities: [
    { code: 'A1', title: 'Market system analysis' },
    { code: 'A2', title: 'Identification of cooperating partners (market actors)' },
    { code: 'A3', title: 'Identification of interventions' },
    { code: 'A4', title: 'Monitoring of interventions run by market actors' },
    { code: 'A5', title: 'Reporting to Helvetas' },
  ],
}

export const programmeFacts: readonly ProjectFacts[] = [digitalInclusion, digiCore, soe10, soe11]
