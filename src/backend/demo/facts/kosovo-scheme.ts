import type { ActivityFacts, ProjectFacts } from './types.ts'

const TOGETHER = 'Target groups and beneficiaries share one heading on the sheet: kept as one field.'

const scheme: ProjectFacts = {
  code: 'XK-SCHEME',
  kind: 'scheme',
  title: 'Grant scheme with nine sub-granted projects in Kosovo',
  family: 'not_stated',
  status: 'implementation',
  area: 'Kosovo',
  countries: ['XK'],
  objective: '',
  description:
    'Nine projects of civil society: child protection, climate, digital agenda, local governance, peace, diaspora, culture.',
  targetGroups: '',
  rulePack: 'generic',
  donorStated: false,
  reviewNote: 'The donor, dates and amounts of the scheme are not stated.',
  sourceNote: 'Nine project sheets of one scheme, restated.',
  donors: [],
  partners: [],
  workPackages: [],
  activities: [],
}

interface SubProject {
  readonly organisation: string
  readonly title: string
  readonly goal: string
  readonly objectives: string
  readonly targetGroups: string
  readonly activities: readonly (string | readonly [title: string, target: string])[]
  readonly review?: string
}

const NAME_MISSING = 'The sheet lacks the name of the organisation: find it and complete the record.'

const subProjects: readonly SubProject[] = [
  {
    organisation: 'komf',
    title: 'Stronger coalition for child protection',
    goal: 'A better situation of children and families in Kosovo.',
    objectives:
      'A stronger coalition and member organisations; more accountability in the child protection system.',
    targetGroups:
      'Member organisations; vulnerable children and families; decision makers, officials and service providers of both levels.',
    activities: [
      'Needs assessment of the members and of the coalition',
      [
        'Capacity building programme',
        'four modules: governance, fundraising, child protection policies, advocacy',
      ],
      'Training of the members',
      ['On-the-job mentoring of the members', 'the same four areas'],
      'Monitoring of the Law on Child Protection in key municipalities',
      'Monitoring report',
      'Regional advocacy forums',
      'Follow-up until recommendations are adopted',
    ],
  },
  {
    organisation: 'balkan-forum',
    title: 'Youth for a circular economy',
    goal: 'Environmental challenges are treated better and Kosovo moves towards a circular economy.',
    objectives:
      'A network of young people, entrepreneurs, policy makers, academics and NGOs tries out solutions.',
    targetGroups:
      '60 young people from 4 municipalities (Ferizaj, Fushë Kosovë, Graçanicë, Mitrovica); their citizens; NGOs, firms, schools and local authorities.',
    activities: [
      'Research and mapping of innovation',
      ['Capacity building and network of participants', '60 young people in 4 municipalities'],
      ['Youth initiatives', 'one in each of 4 municipalities'],
      'Campaigns for the circular economy',
      'Scholarship programme',
    ],
  },
  {
    organisation: 'open-data',
    title: 'Digital knowledge for local governance',
    goal: 'More digital literacy of governments, organisations, students, media and citizens in Kosovo.',
    objectives:
      'Training of municipal officials; digital skills of students; a stronger role of civil society and media in the Digital Agenda; yearly monitoring.',
    targetGroups: 'Municipal officials, university students, civil society, media, citizens.',
    activities: [
      'Initial phase',
      'Training of municipal officials',
      '“TalkDigital” meetings',
      'Research on automated services of universities',
      'Digital Agenda observatory',
      'Closing event',
    ],
  },
  {
    organisation: 'nopm',
    title: 'Citizens in local decisions',
    goal: 'Citizens and organisations take an active part in local decisions and policies.',
    objectives:
      'Awareness of participation, accountability and transparency; municipal regulations brought in line with the law.',
    targetGroups:
      'Citizens, women and youth groups, minority communities, local authorities, village councils.',
    activities: [
      'Workshops for citizens in each municipality',
      ['Municipal regulations initiated or revised', 'two regulations per municipality, six in all'],
      ['Public debates on the regulations', 'six debates'],
      ['Meetings with local and village councils', 'five in each municipality'],
      ['Citizen investment kits', '200 kits in each municipality'],
      ['Meetings with local decision makers', 'two in each municipality'],
      ['Budget hearings', 'three in each municipality'],
      'Training in schools',
      'Advocacy meetings',
      ['Video spot', 'one'],
      ['Workshops on audit reports and financial statements', 'three municipalities'],
      ['Workshop for municipal assemblies', 'one'],
      'Work plans and reporting of municipal departments',
    ],
  },
  {
    organisation: 'klgi',
    title: 'Communities and municipalities in dialogue',
    goal: 'Stronger local governance through dialogue, capacities, digital tools and regional cooperation.',
    objectives:
      'Local organisations run community initiatives; citizens shape policies; a platform gives thematic support; networks in the region.',
    targetGroups:
      'Eight municipalities; a local organisation with 24 members; three representative groups with 72 participants; 24 representatives of institutions.',
    activities: [
      'Advanced modular training of local organisations',
      'Facilitation between communities and institutions',
      'Platform for thematic and professional support',
      'Network for the exchange of experience',
    ],
  },
  {
    organisation: 'kec',
    title: 'Media clubs for media literacy',
    goal: 'Youth, families and communities recognise the risks of the internet and shape digital change.',
    objectives: 'Skills of upper secondary pupils, partnerships of schools, community service.',
    targetGroups: 'Youth, schools, families, communities.',
    activities: [
      'Selection of partner schools',
      'Agreements with schools and media clubs',
      'Training packages for the clubs',
      'Activities of the clubs in schools',
      'Network “Youth for Digitalization”',
      'Good practice on the schools’ own channels',
      'Support plan for families and community',
      'Door-to-door sessions for families',
      'Awareness campaigns',
      'Collection of good practice and closing event',
    ],
  },
  {
    organisation: 'nameless-diaspora',
    title: 'Diaspora in policy making',
    goal: 'Better policies through the contribution of the diaspora.',
    objectives:
      'Representation of diaspora communities; institutions use the knowledge of its professionals.',
    targetGroups:
      'Diaspora communities; the ministry for foreign affairs and diaspora; the assembly’s committee; civil society; experts; authorities.',
    activities: [
      'Needs analysis of the diaspora',
      ['“Agora” public discussions', '6 discussions in diaspora communities'],
      'Diaspora advisory group',
      'Online meetings and discussions',
      'Short policy briefs',
      'Engagement of diaspora professionals',
      'Advocacy meetings with institutions',
      'Oversight mechanism',
      'Online information campaign and final conference',
    ],
    review: NAME_MISSING,
  },
  {
    organisation: 'nameless-camps',
    title: 'Intercultural camps of young people',
    goal: 'Reconciliation and understanding among young people of all communities.',
    objectives: 'A resource centre on cultures; young people judge media narratives for themselves.',
    targetGroups: 'Young people aged 18–25; the wider circle around them.',
    activities: [
      ['Intercultural camps “Stories We Tell”', 'three extended camps'],
      ['Video portraits of participants', '1–2 minutes each'],
      'Video interviews with participants',
      ['Omnibus film', '30 minutes'],
    ],
    review: NAME_MISSING,
  },
  {
    organisation: 'bgf',
    title: 'Decarbonisation for security and stability',
    goal: 'Less impact of climate change in sectors that matter for security and stability.',
    objectives: 'Sector policies along EU standards; platforms for discussion; awareness.',
    targetGroups:
      'The population, women and affected communities first; public institutions; businesses; media.',
    activities: [
      'Stakeholder mapping',
      ['Workshop for the National Energy and Climate Plan', 'one workshop'],
      'Analysis with recommendations for key sectors',
      'Conference and panel',
      'Digital awareness campaign',
    ],
  },
]

const activityFacts = (activities: SubProject['activities']): readonly ActivityFacts[] =>
  activities.map((activity, index) => ({
    code: `A${index + 1}`,
    title: typeof activity === 'string' ? activity : activity[0],
    target: typeof activity === 'string' ? '' : activity[1],
  }))

const subProjectFacts = (sub: SubProject, index: number): ProjectFacts => ({
  code: `XK-${index + 1}`,
  parent: scheme.code,
  kind: 'sub_project',
  title: sub.title,
  family: 'not_stated',
  status: 'implementation',
  area: 'Kosovo',
  countries: ['XK'],
  objective: sub.goal,
  description: sub.objectives,
  targetGroups: sub.targetGroups,
  rulePack: 'generic',
  donorStated: false,
  reviewNote: sub.review ? `${sub.review} ${TOGETHER}` : TOGETHER,
  sourceNote: 'Project sheet, restated; the title is ours, the sheets have none.',
  donors: [],
  partners: [{ organisation: sub.organisation, role: 'sub_grantee' }],
  workPackages: [],
  activities: activityFacts(sub.activities),
})

/** The scheme and its nine sub-granted projects; two sheets lack the organisation's name. */
export const kosovoScheme: readonly ProjectFacts[] = [scheme, ...subProjects.map(subProjectFacts)]
