import { useParams } from '@tanstack/react-router'
import { Loaded, Page, reachable, useRead, useWords } from '#renderer/ui/index.ts'
import { languageSchema } from '#shared/contract/common.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import classes from './assessment.module.css'
import { ReadContent } from './read-content.tsx'
import { ScorePanel } from './score-panel.tsx'

/** The language of the page as the contract names it. */
export const useContentLanguage = () => {
  const { locale } = useWords()
  return languageSchema.catch('en').parse(locale.slice(0, 2))
}

/** One application to read on the left and score on the right; nothing else on the page. */
export function AssessmentPage() {
  const { t } = useWords()
  const { applicationId } = useParams({ strict: false })
  const language = useContentLanguage()
  const read = useRead('assessments.open', { applicationId: applicationId ?? '', language })
  const opened = read.data
  return (
    <Page title={opened ? `${opened.referenceNo} · ${opened.title}` : t('assess.one')} body="fill">
      {opened ? (
        <Reading key={`${opened.applicationId} ${opened.revision.id}`} opened={opened} />
      ) : (
        <div className={classes['wait']}>
          <Loaded of={read} lines={10}>
            {() => null}
          </Loaded>
        </div>
      )}
    </Page>
  )
}

function Reading({ opened }: { readonly opened: OutputOf<'assessments.open'> }) {
  const { t } = useWords()
  return (
    <div className={classes['split']}>
      <div className={classes['read']} {...reachable(t('assess.content'))}>
        <ReadContent opened={opened} />
      </div>
      <section className={classes['score']} aria-label={t('assess.scores')}>
        <ScorePanel opened={opened} />
      </section>
    </div>
  )
}
