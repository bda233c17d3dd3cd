import accountsEn from './accounts.en.json' with { type: 'json' }
import accountsSq from './accounts.sq.json' with { type: 'json' }
import applicationsEn from './applications.en.json' with { type: 'json' }
import applicationsSq from './applications.sq.json' with { type: 'json' }
import applicationsUiEn from './applications-ui.en.json' with { type: 'json' }
import applicationsUiSq from './applications-ui.sq.json' with { type: 'json' }
import auditEn from './audit.en.json' with { type: 'json' }
import auditSq from './audit.sq.json' with { type: 'json' }
import auditMoneyEn from './audit-money.en.json' with { type: 'json' }
import auditMoneySq from './audit-money.sq.json' with { type: 'json' }
import availabilityEn from './availability.en.json' with { type: 'json' }
import availabilitySq from './availability.sq.json' with { type: 'json' }
import awardsEn from './awards.en.json' with { type: 'json' }
import awardsSq from './awards.sq.json' with { type: 'json' }
import budgetChangesEn from './budget-changes.en.json' with { type: 'json' }
import budgetChangesSq from './budget-changes.sq.json' with { type: 'json' }
import budgetsUiEn from './budgets-ui.en.json' with { type: 'json' }
import budgetsUiSq from './budgets-ui.sq.json' with { type: 'json' }
import callsEn from './calls.en.json' with { type: 'json' }
import callsSq from './calls.sq.json' with { type: 'json' }
import callsRulesEn from './calls-rules.en.json' with { type: 'json' }
import callsRulesSq from './calls-rules.sq.json' with { type: 'json' }
import cliEn from './cli.en.json' with { type: 'json' }
import cliSq from './cli.sq.json' with { type: 'json' }
import closingEn from './closing.en.json' with { type: 'json' }
import closingSq from './closing.sq.json' with { type: 'json' }
import correctionsEn from './corrections.en.json' with { type: 'json' }
import correctionsSq from './corrections.sq.json' with { type: 'json' }
import currenciesEn from './currencies.en.json' with { type: 'json' }
import currenciesSq from './currencies.sq.json' with { type: 'json' }
import documentsEn from './documents.en.json' with { type: 'json' }
import documentsSq from './documents.sq.json' with { type: 'json' }
import documentsCostsEn from './documents-costs.en.json' with { type: 'json' }
import documentsCostsSq from './documents-costs.sq.json' with { type: 'json' }
import documentsGermanEn from './documents-german.en.json' with { type: 'json' }
import documentsGermanSq from './documents-german.sq.json' with { type: 'json' }
import documentsGizEn from './documents-giz.en.json' with { type: 'json' }
import documentsGizSq from './documents-giz.sq.json' with { type: 'json' }
import documentsGrantsEn from './documents-grants.en.json' with { type: 'json' }
import documentsGrantsSq from './documents-grants.sq.json' with { type: 'json' }
import documentsRenderEn from './documents-render.en.json' with { type: 'json' }
import documentsRenderSq from './documents-render.sq.json' with { type: 'json' }
import documentsSf425En from './documents-sf425.en.json' with { type: 'json' }
import documentsSf425Sq from './documents-sf425.sq.json' with { type: 'json' }
import documentsUiEn from './documents-ui.en.json' with { type: 'json' }
import documentsUiSq from './documents-ui.sq.json' with { type: 'json' }
import documentsVisegradEn from './documents-visegrad.en.json' with { type: 'json' }
import documentsVisegradSq from './documents-visegrad.sq.json' with { type: 'json' }
import evaluationEn from './evaluation.en.json' with { type: 'json' }
import evaluationSq from './evaluation.sq.json' with { type: 'json' }
import evaluationActsEn from './evaluation-acts.en.json' with { type: 'json' }
import evaluationActsSq from './evaluation-acts.sq.json' with { type: 'json' }
import evaluationUiEn from './evaluation-ui.en.json' with { type: 'json' }
import evaluationUiSq from './evaluation-ui.sq.json' with { type: 'json' }
import grantsWordsEn from './grants-words.en.json' with { type: 'json' }
import grantsWordsSq from './grants-words.sq.json' with { type: 'json' }
import importsEn from './imports.en.json' with { type: 'json' }
import importsSq from './imports.sq.json' with { type: 'json' }
import importsReadingEn from './imports-reading.en.json' with { type: 'json' }
import importsReadingSq from './imports-reading.sq.json' with { type: 'json' }
import importsUiEn from './imports-ui.en.json' with { type: 'json' }
import importsUiSq from './imports-ui.sq.json' with { type: 'json' }
import ledgerDepthEn from './ledger-depth.en.json' with { type: 'json' }
import ledgerDepthSq from './ledger-depth.sq.json' with { type: 'json' }
import ledgerUiEn from './ledger-ui.en.json' with { type: 'json' }
import ledgerUiSq from './ledger-ui.sq.json' with { type: 'json' }
import listsEn from './lists.en.json' with { type: 'json' }
import listsSq from './lists.sq.json' with { type: 'json' }
import moneyEn from './money.en.json' with { type: 'json' }
import moneySq from './money.sq.json' with { type: 'json' }
import organisationPeopleEn from './organisation-people.en.json' with { type: 'json' }
import organisationPeopleSq from './organisation-people.sq.json' with { type: 'json' }
import packsEn from './packs.en.json' with { type: 'json' }
import packsSq from './packs.sq.json' with { type: 'json' }
import papersEn from './papers.en.json' with { type: 'json' }
import papersSq from './papers.sq.json' with { type: 'json' }
import peopleEn from './people.en.json' with { type: 'json' }
import peopleSq from './people.sq.json' with { type: 'json' }
import picturesEn from './pictures.en.json' with { type: 'json' }
import picturesSq from './pictures.sq.json' with { type: 'json' }
import platformEn from './platform.en.json' with { type: 'json' }
import platformSq from './platform.sq.json' with { type: 'json' }
import registersEn from './registers.en.json' with { type: 'json' }
import registersSq from './registers.sq.json' with { type: 'json' }
import ruleListsEn from './rule-lists.en.json' with { type: 'json' }
import ruleListsSq from './rule-lists.sq.json' with { type: 'json' }
import rulePacksEn from './rule-packs.en.json' with { type: 'json' }
import rulePacksSq from './rule-packs.sq.json' with { type: 'json' }
import ruleTextsEn from './rule-texts.en.json' with { type: 'json' }
import ruleTextsSq from './rule-texts.sq.json' with { type: 'json' }
import rulesEn from './rules.en.json' with { type: 'json' }
import rulesSq from './rules.sq.json' with { type: 'json' }
import scorePacksEn from './score-packs.en.json' with { type: 'json' }
import scorePacksSq from './score-packs.sq.json' with { type: 'json' }
import shellEn from './shell.en.json' with { type: 'json' }
import shellSq from './shell.sq.json' with { type: 'json' }
import traceEn from './trace.en.json' with { type: 'json' }
import traceSq from './trace.sq.json' with { type: 'json' }

/**
 * Messages of single features, one pair of files each (`ledger.en.json`, `ledger.sq.json`), so that features can
 * grow apart. A test refuses a file that is not named here.
 */
export const partsEn = {
  ...accountsEn,
  ...applicationsEn,
  ...applicationsUiEn,
  ...auditEn,
  ...availabilityEn,
  ...auditMoneyEn,
  ...awardsEn,
  ...budgetChangesEn,
  ...budgetsUiEn,
  ...currenciesEn,
  ...closingEn,
  ...documentsUiEn,
  ...documentsVisegradEn,
  ...evaluationEn,
  ...evaluationActsEn,
  ...evaluationUiEn,
  ...grantsWordsEn,
  ...importsUiEn,
  ...ledgerDepthEn,
  ...ledgerUiEn,
  ...callsEn,
  ...callsRulesEn,
  ...cliEn,
  ...importsEn,
  ...importsReadingEn,
  ...listsEn,
  ...moneyEn,
  ...organisationPeopleEn,
  ...packsEn,
  ...scorePacksEn,
  ...papersEn,
  ...correctionsEn,
  ...registersEn,
  ...peopleEn,
  ...picturesEn,
  ...platformEn,
  ...documentsEn,
  ...documentsCostsEn,
  ...documentsGermanEn,
  ...documentsGizEn,
  ...documentsGrantsEn,
  ...documentsRenderEn,
  ...documentsSf425En,
  ...ruleListsEn,
  ...rulePacksEn,
  ...ruleTextsEn,
  ...rulesEn,
  ...shellEn,
  ...traceEn,
} as const

export const partsSq = {
  ...accountsSq,
  ...applicationsSq,
  ...applicationsUiSq,
  ...auditSq,
  ...availabilitySq,
  ...auditMoneySq,
  ...awardsSq,
  ...budgetChangesSq,
  ...budgetsUiSq,
  ...currenciesSq,
  ...closingSq,
  ...documentsUiSq,
  ...documentsVisegradSq,
  ...evaluationSq,
  ...evaluationActsSq,
  ...evaluationUiSq,
  ...grantsWordsSq,
  ...importsUiSq,
  ...ledgerDepthSq,
  ...ledgerUiSq,
  ...callsSq,
  ...callsRulesSq,
  ...cliSq,
  ...importsSq,
  ...importsReadingSq,
  ...listsSq,
  ...moneySq,
  ...organisationPeopleSq,
  ...packsSq,
  ...scorePacksSq,
  ...papersSq,
  ...correctionsSq,
  ...registersSq,
  ...peopleSq,
  ...picturesSq,
  ...platformSq,
  ...documentsSq,
  ...documentsCostsSq,
  ...documentsGermanSq,
  ...documentsGizSq,
  ...documentsGrantsSq,
  ...documentsRenderSq,
  ...documentsSf425Sq,
  ...ruleListsSq,
  ...rulePacksSq,
  ...ruleTextsSq,
  ...rulesSq,
  ...shellSq,
  ...traceSq,
} as const
