import { createSpotlight } from '@mantine/spotlight'

/** The one search of the window: what it shows, and how it is opened. */
export const [finderStore, finder] = createSpotlight()
