-- Version 1: every version of the public data set, and reports with their claims.
--
-- One text for SQLite and PostgreSQL. Words in braces stand for what they spell differently; Dialect.cs has the list.
-- Times are ISO 8601 without a zone: those of the record are local time, imported_at and accepted_at are UTC.
-- Lists are JSON arrays of texts. A character that PostgreSQL cannot hold is written as U+0010 and its four hexadecimal digits.

-- A version of the public data set. Rows are added with it, in the same transaction, and never changed. Columns: names, a JSON array.
CREATE TABLE imports (
    id {identity},
    file_name {text} NOT NULL,
    sha256 {text} NOT NULL,
    imported_at {text} NOT NULL,
    columns {text} NOT NULL,
    rows_read {long} NOT NULL,
    rows_kept {long} NOT NULL,
    rows_set_aside {long} NOT NULL,
    rows_repaired {long} NOT NULL,
    rows_remarked {long} NOT NULL,
    CHECK (rows_read = rows_kept + rows_set_aside),
    CHECK (rows_repaired <= rows_kept AND rows_remarked <= rows_kept)
) {strict};

-- Which version was accepted when; the last one is current.
CREATE TABLE acceptances (
    number {identity},
    import_id {long} NOT NULL REFERENCES imports (id),
    accepted_at {text} NOT NULL
) {strict};

CREATE INDEX acceptances_import ON acceptances (import_id);

-- A row as it was written (fields) and as it is understood. Fields: a JSON array of the values of the columns of the import; a JSON
-- object in the rare row that has other columns. Details: a JSON object of numbers. A key may be longer than an index takes, so its digest
-- stands for it.
CREATE TABLE record_rows (
    import_id {long} NOT NULL REFERENCES imports (id),
    number {long} NOT NULL,
    line {integer} NOT NULL,
    row_key {text} NOT NULL,
    key_digest {bytes} NOT NULL,
    model {text} NOT NULL,
    threats {text} NOT NULL,
    class {text} NOT NULL,
    time_from {text} NOT NULL,
    time_to {text} NOT NULL,
    is_date_only {boolean} NOT NULL,
    launch_place {text} NOT NULL,
    target {text} NOT NULL,
    launched {real},
    destroyed {real},
    not_reached {real},
    still_flying {real},
    source {text} NOT NULL,
    is_national {boolean} NOT NULL,
    is_tactical {boolean} NOT NULL,
    destroyed_details {text} NOT NULL,
    launched_details {text} NOT NULL,
    repairs {text} NOT NULL,
    remarks {text} NOT NULL,
    fields {text} NOT NULL,
    PRIMARY KEY (import_id, number)
) {strict};

CREATE UNIQUE INDEX record_rows_key ON record_rows (import_id, key_digest);

CREATE INDEX record_rows_time ON record_rows (import_id, time_from);

-- Rows that could not be understood, and why: the column that is meant (empty for the whole row), what was found, and what to do.
CREATE TABLE set_aside_rows (
    import_id {long} NOT NULL REFERENCES imports (id),
    number {long} NOT NULL,
    line {integer} NOT NULL,
    content {text} NOT NULL,
    column_name {text} NOT NULL,
    reason {text} NOT NULL,
    suggestion {text},
    PRIMARY KEY (import_id, number)
) {strict};

-- What else there was to say about a file; line 0 is the whole file.
CREATE TABLE import_remarks (
    import_id {long} NOT NULL REFERENCES imports (id),
    number {long} NOT NULL,
    line {integer} NOT NULL,
    column_name {text} NOT NULL,
    remark {text} NOT NULL,
    suggestion {text},
    PRIMARY KEY (import_id, number)
) {strict};

-- Publications. A changed report is a new revision; the last one counts, and the older ones stay.
CREATE TABLE reports (
    id {text} NOT NULL,
    revision {integer} NOT NULL,
    publisher {text} NOT NULL,
    title {text},
    published {text},
    is_published_utc {boolean} NOT NULL,
    source {text},
    language {text},
    confidence {text},
    note {text},
    PRIMARY KEY (id, revision),
    CHECK (revision > 0)
) {strict};

CREATE INDEX reports_published ON reports (published);

CREATE VIEW latest_reports AS
    SELECT * FROM reports AS r
    WHERE revision = (SELECT max(revision) FROM reports AS every_revision WHERE every_revision.id = r.id);

-- What a report says. A quantity that is not there has no hedge; a time or span that is not there has no begin.
CREATE TABLE claims (
    report_id {text} NOT NULL,
    revision {integer} NOT NULL,
    number {integer} NOT NULL,
    kind {text} NOT NULL,
    subject {text} NOT NULL,
    threats {text} NOT NULL,
    class {text},
    excluded_threats {text} NOT NULL,
    term {text},
    outcome {text} NOT NULL,
    stated {real},
    hedge {text},
    stated_high {real},
    out_of_stated {real},
    out_of_hedge {text},
    out_of_stated_high {real},
    places {text} NOT NULL,
    time_from {text},
    time_to {text},
    is_date_only {boolean},
    speaker {text},
    addressee {text},
    levers {text} NOT NULL,
    span_start {integer},
    span_length {integer},
    span_text {text},
    doubt {text},
    PRIMARY KEY (report_id, revision, number),
    FOREIGN KEY (report_id, revision) REFERENCES reports (id, revision),
    CHECK (hedge IS NOT NULL OR (stated IS NULL AND stated_high IS NULL)),
    CHECK (out_of_hedge IS NOT NULL OR (out_of_stated IS NULL AND out_of_stated_high IS NULL)),
    CHECK ((time_from IS NULL) = (time_to IS NULL) AND (time_from IS NULL) = (is_date_only IS NULL)),
    CHECK ((span_start IS NULL) = (span_length IS NULL) AND (span_start IS NULL) = (span_text IS NULL))
) {strict};

CREATE INDEX claims_time ON claims (time_from);
