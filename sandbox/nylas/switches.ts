/** Where the vendor's documents contradict each other or leave things open, and what can go wrong: for tests to turn. */
export interface Switches {
  /** Top-level fields that an update does not name are kept (the API reference) or cleared (the cookbook). */
  putSemantics: 'keep' | 'clear';
  /** Empty lists of an answer are null. */
  nullLists: boolean;
  /** Each pass through a list has another order. */
  shuffle: boolean;
  /** `picture_url` is another one in each answer. */
  rotatePictures: boolean;
  /** `select` leaves the other fields out; false: it is ignored. */
  dropUnselected: boolean;
  /** The second page points to itself. */
  cursorLoop: boolean;
  /** How the end of a list is said. */
  lastCursor: 'absent' | 'null' | 'empty';
  pictureForm: 'base64' | 'data-uri';
  /** 429 to everything below /v3/grants. */
  throttle: 'nylas' | 'provider' | undefined;
  /** Retry-After of the provider's throttle, in seconds. */
  retryAfter: number;
  /** 401 to everything, as the region answers where the application does not live. */
  wrongRegion: boolean;
  /** Exchange on premises takes a mobile number: the vendor says both. */
  ewsMobilePhones: boolean;
  /** The callback addresses of the application; undefined: any. */
  callbackUris: readonly string[] | undefined;
}

export function seededSwitches(): Switches {
  return {
    putSemantics: 'keep',
    nullLists: false,
    shuffle: false,
    rotatePictures: false,
    dropUnselected: true,
    cursorLoop: false,
    lastCursor: 'absent',
    pictureForm: 'base64',
    throttle: undefined,
    retryAfter: 2,
    wrongRegion: false,
    ewsMobilePhones: true,
    callbackUris: undefined,
  };
}
