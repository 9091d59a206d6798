/**
 * Where the vendor's documents contradict each other or leave things open, and what can go wrong. Tests change them.
 */
export interface Switches {
  /** Top-level fields that an update doesn't name are kept (the API reference) or cleared (the cookbook). */
  putSemantics: 'keep' | 'clear';
  /** Empty lists of a response are null. */
  nullLists: boolean;
  /** Each pass through a list has another order. */
  shuffle: boolean;
  /** `picture_url` changes with each response. */
  rotatePictures: boolean;
  /** `select` leaves the other fields out; if false, it's ignored. */
  dropUnselected: boolean;
  /** The second page points to itself. */
  cursorLoop: boolean;
  /** How a response shows the end of a list. */
  lastCursor: 'absent' | 'null' | 'empty';
  pictureForm: 'base64' | 'data-uri';
  /** 429 to everything below /v3/grants. */
  throttle: 'nylas' | 'provider' | undefined;
  /** Retry-After of the provider's throttle, in seconds. */
  retryAfter: number;
  /** 401 to everything, as from the region without the application. */
  wrongRegion: boolean;
  /** Exchange on premises accepts a mobile number: the vendor says both. */
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
