/** Why something that others have is not here; told beside the results. */
export class Unavailable extends Error {}
