import { DECK_SCRIPT } from "../../exports/deck-script";

/** The one script of ours that a page of the server may run: the server allows it by its hash, as the deck itself does. */
export const PRESENT_SCRIPT = DECK_SCRIPT;
