// What the page without a network knows now, shared by its parts; what one part asks of another goes through `ask`.
export const page = document.body.dataset;

/* Whose page it is: the account signed in when the server answers, the last one when it does not. `opened` is the key that
   the code gave, `stops` the day's visits under it. */
export const now = { account: null, who: {}, tour: undefined, opened: undefined, stops: [], sending: false };

/* Filled by the part that does it. */
export const ask = { paint: null, sendAll: null, lockUp: null };
