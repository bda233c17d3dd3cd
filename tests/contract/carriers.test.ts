import { openInProcess, openOverHost, openOverPort } from '#tests/support/conformance/carriers.ts'
import { openOverCommandLine } from '#tests/support/conformance/command-line.ts'
import { describeConformance } from '#tests/support/conformance/suite.ts'

describeConformance([
  { name: 'in-process', open: openInProcess, lasting: true },
  { name: 'host', open: openOverHost, lasting: true },
  { name: 'Electron port', open: openOverPort, lasting: true },
  { name: 'command line', open: openOverCommandLine, lasting: false },
])
