import { mount } from "svelte";
import { readPage } from "./data/page";
import "./look/page.css";
import AssessmentPage from "./page/AssessmentPage.svelte";
import EvidencePage from "./page/EvidencePage.svelte";
import FootprintPage from "./page/FootprintPage.svelte";
import KneePage from "./page/KneePage.svelte";
import ScorePage from "./page/ScorePage.svelte";
import { chooseLanguage, words } from "./words/words.svelte";

const data = readPage(document);
words.language = chooseLanguage(location.hash + location.search, data.language, navigator.languages);
const target = document.getElementById("page")!;
if (data.page === "evidence") mount(EvidencePage, { target, props: { data } });
else if (data.page === "footprint") mount(FootprintPage, { target, props: { data } });
else if (data.page === "knee") mount(KneePage, { target, props: { data } });
else if (data.page === "score") mount(ScorePage, { target, props: { data } });
else mount(AssessmentPage, { target, props: { data } });
