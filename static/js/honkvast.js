// Everything works without these; each file adds one behaviour.
import "./focus.js";
import "./live.js";
import "./zoek.js";
import "./sessie.js";
import "./eenmalig.js";
import "./verbinding.js";
import "./concept.js";
import "./deur.js";

// For the script of one page: a second copy of these would listen, and speak, twice.
export { zeg } from "./live.js";
export { melding } from "./melding.js";
