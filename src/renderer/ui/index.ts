export { CallError, unwrapped, wireErrorOf } from './data/call-error.ts'

export { ClientProvider, useClient } from './data/client-context.tsx'
export { filterOfSearch, isNarrowed, type LedgerSearch, searchOfFilter } from './data/ledger-search.ts'
export { type Act, type ActName, useAct } from './data/use-act.ts'
export { type Job, type JobName, type JobState, useJob } from './data/use-job.ts'
export { type PaperParameters, usePaper } from './data/use-paper.tsx'
export { type ReadName, readOptions, useRead } from './data/use-read.ts'
export { useWorkRead, workOptions } from './data/work-read.ts'
export { AMOUNT_ORDER, type AmountName, amountKey, Bars, type BarsProps } from './figures/bars.tsx'
export { ChartFrame, type ChartFrameProps, type ChartTable } from './figures/chart-frame.tsx'
export { DecimalFigure, Figure, type FigureLink, type FigureProps } from './figures/figure.tsx'
export { type BarGroup, GroupedBars } from './figures/grouped-bars.tsx'
export { AccountSelect, type AccountSelectProps } from './form/account-select.tsx'
export { contractErrors } from './form/contract-errors.ts'
export { CountryField } from './form/country-field.tsx'
export { CurrencyField } from './form/currency-field.tsx'
export { DateField, type DateFieldProps } from './form/date-field.tsx'
export { DecimalField, type DecimalFieldProps, readDecimal } from './form/decimal-field.tsx'
export type { FieldProps } from './form/field-props.ts'
export { FormFrame, type FormFrameProps } from './form/form-frame.tsx'
export { MoneyField, type MoneyFieldProps } from './form/money-field.tsx'
export { OrganisationPicker } from './form/organisation-picker.tsx'
export { ProjectFilter } from './form/project-filter.tsx'
export { ProjectSelect, type ProjectSelectProps } from './form/project-select.tsx'
export { type MoneyReading, readMoney } from './form/read-money.ts'
export { type Chosen, type PickOption, RecordPicker, type RecordPickerProps } from './form/record-picker.tsx'
export type { DraftName } from './form/use-form-draft.ts'
export { ActionsHead } from './layout/actions-head.tsx'
export { ChangeTable } from './layout/change-table.tsx'
export { DetailPanel, type DetailPanelProps, SplitView } from './layout/detail-panel.tsx'
export { Dialog, type DialogProps } from './layout/dialog.tsx'
export { DialogActs } from './layout/dialog-acts.tsx'
export { type Fact, Facts } from './layout/facts.tsx'
export { Page, type PageProps } from './layout/page.tsx'
export { reachable } from './layout/reachable.ts'
export { procedureText, RecordTrail } from './layout/record-trail.tsx'
export { type Side, Sides, type SidesProps } from './layout/sides.tsx'
export { DataList } from './list/data-list.tsx'
export { handleRowKey } from './list/key-moves.ts'
export type {
  DataListProps,
  GroupSource,
  ListAction,
  ListColumn,
  ListExport,
  ListGroup,
  ListGrouping,
  ListPage,
  ListRows,
  ListSort,
  ListSource,
} from './list/list-types.ts'
export { RowActs, type RowActsProps } from './list/row-acts.tsx'
export { groupsInHand, rowsInHand } from './list/rows-in-hand.ts'
export { knownColumns, useListExport, useTableExport } from './list/use-list-export.tsx'
export { useGroupBy, useSetGroupBy } from './list/use-list-layout.ts'
export { useRowHeight } from './list/use-row-height.ts'
export { blockersIn } from './notices/blockers-in.ts'
export { ConfirmAct, type ConfirmActProps } from './notices/confirm-act.tsx'
export { DeleteRecord, type DeleteRecordProps } from './notices/delete-record.tsx'
export { type Effect, EffectPreview } from './notices/effect-preview.tsx'
export { NoticeList, type NoticeListProps } from './notices/notice-list.tsx'
export { SecondPerson, type SecondPersonProps, type SecondPersonValue } from './notices/second-person.tsx'
export { type Toast, useToast } from './notices/use-toast.ts'
export { PackFiles } from './packs/pack-files.tsx'
export { PackOutcomes, type PackResult } from './packs/pack-outcomes.tsx'
export {
  rolesFor,
  rolesMay,
  type Session,
  SessionProvider,
  useMay,
  useSession,
} from './session/session-context.tsx'
export { useConnection } from './session/use-connection.ts'
export {
  createWindowSettings,
  isOn,
  useWindowSetting,
  useWindowSettings,
  type WindowSettings,
  WindowSettingsProvider,
} from './session/window-settings.tsx'
export { DonorNotStatedBadge, InventedBadge, LockedBadge, lockText, ReviewBadge } from './states/badges.tsx'
export { EmptyNote, type EmptyNoteProps } from './states/empty-note.tsx'
export { ErrorState, type ErrorStateProps, NoPermission } from './states/error-state.tsx'
export { Loaded, type LoadedProps } from './states/loaded.tsx'
export { problemText } from './states/problem-text.ts'
export { ProgressPanel, type ProgressPanelProps } from './states/progress-panel.tsx'
export { ApplicantName } from './words/applicant-name.tsx'
export { COUNTRIES, type Country, useCountryName } from './words/countries.ts'
export { createWords } from './words/i18n.ts'
export { showSize } from './words/show-size.ts'
export { showInstant, showMoney, showValue } from './words/show-value.ts'
export { todayHere } from './words/today-here.ts'
export { type Details, useWords, type Words, wordsOf } from './words/use-words.ts'
export { versionName } from './words/version-name.ts'
