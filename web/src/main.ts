import { mount } from "svelte";
import { readPage } from "./data/page";
import "./look/page.css";
import AssessmentPage from "./page/AssessmentPage.svelte";
import { chooseLanguage, words } from "./words/words.svelte";

const data = readPage(document);
words.language = chooseLanguage(location.hash + location.search, data.language, navigator.languages);
mount(AssessmentPage, { target: document.getElementById("page")!, props: { data } });
