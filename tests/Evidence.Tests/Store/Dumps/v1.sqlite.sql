PRAGMA application_id = 0x5453444F;
BEGIN;
CREATE TABLE schema_version (version INTEGER NOT NULL PRIMARY KEY) STRICT;
INSERT INTO schema_version VALUES (1);
CREATE TABLE imports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    columns TEXT NOT NULL,
    rows_read INTEGER NOT NULL,
    rows_kept INTEGER NOT NULL,
    rows_set_aside INTEGER NOT NULL,
    rows_repaired INTEGER NOT NULL,
    rows_remarked INTEGER NOT NULL,
    CHECK (rows_read = rows_kept + rows_set_aside),
    CHECK (rows_repaired <= rows_kept AND rows_remarked <= rows_kept)
) STRICT;
INSERT INTO imports VALUES (1, 'first.csv', '0000000000000000000000000000000000000000000000000000000000000001', '2026-11-22T12:30:00', '["time_start","time_end","model","launch_place","target","target_main","launched","destroyed","not_reach_goal","still_attacking","border_crossing","is_shahed","num_hit_location","num_fall_fragment_location","carrier","turbojet","turbojet_destroyed","affected_region","destroyed_details","launched_details","launch_place_details","source"]', 3, 3, 0, 1, 1);
INSERT INTO imports VALUES (2, 'second.csv', '0000000000000000000000000000000000000000000000000000000000000002', '2026-11-22T12:30:00', '["time_start","time_end","model","launch_place","target","target_main","launched","destroyed","not_reach_goal","still_attacking","border_crossing","is_shahed","num_hit_location","num_fall_fragment_location","carrier","turbojet","turbojet_destroyed","affected_region","destroyed_details","launched_details","launch_place_details","source"]', 3, 2, 1, 1, 1);
CREATE TABLE acceptances (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    import_id INTEGER NOT NULL REFERENCES imports (id),
    accepted_at TEXT NOT NULL
) STRICT;
INSERT INTO acceptances VALUES (1, 1, '2026-11-22T12:30:00');
INSERT INTO acceptances VALUES (2, 2, '2026-11-22T12:30:00');
CREATE TABLE record_rows (
    import_id INTEGER NOT NULL REFERENCES imports (id),
    number INTEGER NOT NULL,
    line INTEGER NOT NULL,
    row_key TEXT NOT NULL,
    key_digest BLOB NOT NULL,
    model TEXT NOT NULL,
    threats TEXT NOT NULL,
    class TEXT NOT NULL,
    time_from TEXT NOT NULL,
    time_to TEXT NOT NULL,
    is_date_only INTEGER NOT NULL,
    launch_place TEXT NOT NULL,
    target TEXT NOT NULL,
    launched REAL,
    destroyed REAL,
    not_reached REAL,
    still_flying REAL,
    source TEXT NOT NULL,
    is_national INTEGER NOT NULL,
    is_tactical INTEGER NOT NULL,
    destroyed_details TEXT NOT NULL,
    launched_details TEXT NOT NULL,
    repairs TEXT NOT NULL,
    remarks TEXT NOT NULL,
    fields TEXT NOT NULL,
    PRIMARY KEY (import_id, number)
) STRICT;
INSERT INTO record_rows VALUES (1, 0, 2, '2022-09-28T21:00:00|2022-09-29T09:00:00|Shahed-136/131|Primorsko-Akhtarsk and Chauda, Crimea and Kursk oblast|Ukraine|kpszsu/posts/pfbid02nu68ptWsczzow1ARnysyjutYUTPLhDMqHDu13jChaGkwEmn37GZ6nrvN4odEzL000000', X'D7386883D0DEE3EB2F3CD1590817DD24', 'Shahed-136/131', '["shahed-136"]', 'drone', '2022-09-28T21:00:00', '2022-09-29T09:00:00', 0, 'Primorsko-Akhtarsk and Chauda, Crimea and Kursk oblast', 'Ukraine', 1.0, 0.0, NULL, NULL, 'kpszsu/posts/pfbid02nu68ptWsczzow1ARnysyjutYUTPLhDMqHDu13jChaGkwEmn37GZ6nrvN4odEzL000000', 1, 0, '{"south":4,"east":null,"north":null,"center":null}', '{}', '["\"3:30\" was read as \"03:30\""]', '["destroyed_details sum to 4"]', '["2022-09-28 21:00","2022-09-29 09:00","Shahed-136/131","Primorsko-Akhtarsk and Chauda, Crimea and Kursk oblast","Ukraine","","1.0","0.0","","","{}","40.0","6.0","2.0","","","","[''Київська область'', ''Харківська область'']","{''south'': 4, ''east'': NaN, ''north'': NaN, ''center'': NaN}","","","kpszsu/posts/pfbid02nu68ptWsczzow1ARnysyjutYUTPLhDMqHDu13jChaGkwEmn37GZ6nrvN4odEzL000000"]');
INSERT INTO record_rows VALUES (1, 1, 3, '2022-09-28T21:07:00|2022-09-29T09:07:00|X-101/X-555 and Kalibr|Primorsko-Akhtarsk and Chauda, Crimea and Kursk oblast|Ukraine|kpszsu/posts/pfbid02nu68ptWsczzow1ARnysyjutYUTPLhDMqHDu13jChaGkwEmn37GZ6nrvN4odEzL000001', X'FB082AAE930DECB9F46003F7A1FD633C', 'X-101/X-555 and Kalibr', '["kh-101","kalibr"]', 'cruise', '2022-09-28T21:07:00', '2022-09-29T09:07:00', 0, 'Primorsko-Akhtarsk and Chauda, Crimea and Kursk oblast', 'Ukraine', 8.0, 0.0, 0.0, NULL, 'kpszsu/posts/pfbid02nu68ptWsczzow1ARnysyjutYUTPLhDMqHDu13jChaGkwEmn37GZ6nrvN4odEzL000001', 1, 0, '{"south":4,"east":null,"north":null,"center":null}', '{"X-101/X-555":7,"Kalibr":1}', '[]', '[]', '["2022-09-28 21:07","2022-09-29 09:07","X-101/X-555 and Kalibr","Primorsko-Akhtarsk and Chauda, Crimea and Kursk oblast","Ukraine","","8.0","0.0","0.0","","{}","40.0","6.0","2.0","","","","[''Київська область'', ''Харківська область'']","{''south'': 4, ''east'': NaN, ''north'': NaN, ''center'': NaN}","","","kpszsu/posts/pfbid02nu68ptWsczzow1ARnysyjutYUTPLhDMqHDu13jChaGkwEmn37GZ6nrvN4odEzL000001"]');
INSERT INTO record_rows VALUES (1, 2, 4, '2022-09-28T21:14:00|2022-09-29T09:14:00|Iskander-M/KN-23|Primorsko-Akhtarsk and Chauda, Crimea and Kursk oblast|Ukraine|kpszsu/posts/pfbid02nu68ptWsczzow1ARnysyjutYUTPLhDMqHDu13jChaGkwEmn37GZ6nrvN4odEzL000002', X'063B4FB5CC2908431F299797D43A9BB6', 'Iskander-M/KN-23', '["iskander-m"]', 'ballistic', '2022-09-28T21:14:00', '2022-09-29T09:14:00', 0, 'Primorsko-Akhtarsk and Chauda, Crimea and Kursk oblast', 'Ukraine', 15.0, 3.0, 0.0, NULL, 'kpszsu/posts/pfbid02nu68ptWsczzow1ARnysyjutYUTPLhDMqHDu13jChaGkwEmn37GZ6nrvN4odEzL000002', 1, 0, '{"south":4,"east":null,"north":null,"center":null}', '{}', '[]', '[]', '["2022-09-28 21:14","2022-09-29 09:14","Iskander-M/KN-23","Primorsko-Akhtarsk and Chauda, Crimea and Kursk oblast","Ukraine","","15.0","3.0","0.0","","{}","40.0","6.0","2.0","","","","[''Київська область'', ''Харківська область'']","{''south'': 4, ''east'': NaN, ''north'': NaN, ''center'': NaN}","","","kpszsu/posts/pfbid02nu68ptWsczzow1ARnysyjutYUTPLhDMqHDu13jChaGkwEmn37GZ6nrvN4odEzL000002"]');
INSERT INTO record_rows VALUES (2, 0, 2, '2022-09-28T21:00:00|2022-09-29T09:00:00|Shahed-136/131|Primorsko-Akhtarsk and Chauda, Crimea and Kursk oblast|Ukraine|kpszsu/posts/pfbid02nu68ptWsczzow1ARnysyjutYUTPLhDMqHDu13jChaGkwEmn37GZ6nrvN4odEzL000000', X'D7386883D0DEE3EB2F3CD1590817DD24', 'Shahed-136/131', '["shahed-136"]', 'drone', '2022-09-28T21:00:00', '2022-09-29T09:00:00', 0, 'Primorsko-Akhtarsk and Chauda, Crimea and Kursk oblast', 'Ukraine', 2.0, 0.0, NULL, NULL, 'kpszsu/posts/pfbid02nu68ptWsczzow1ARnysyjutYUTPLhDMqHDu13jChaGkwEmn37GZ6nrvN4odEzL000000', 1, 0, '{"south":4,"east":null,"north":null,"center":null}', '{}', '["\"3:30\" was read as \"03:30\""]', '["destroyed_details sum to 4"]', '["2022-09-28 21:00","2022-09-29 09:00","Shahed-136/131","Primorsko-Akhtarsk and Chauda, Crimea and Kursk oblast","Ukraine","","2.0","0.0","","","{}","40.0","6.0","2.0","","","","[''Київська область'', ''Харківська область'']","{''south'': 4, ''east'': NaN, ''north'': NaN, ''center'': NaN}","","","kpszsu/posts/pfbid02nu68ptWsczzow1ARnysyjutYUTPLhDMqHDu13jChaGkwEmn37GZ6nrvN4odEzL000000"]');
INSERT INTO record_rows VALUES (2, 1, 3, '2022-09-28T21:07:00|2022-09-29T09:07:00|X-101/X-555 and Kalibr|Primorsko-Akhtarsk and Chauda, Crimea and Kursk oblast|Ukraine|kpszsu/posts/pfbid02nu68ptWsczzow1ARnysyjutYUTPLhDMqHDu13jChaGkwEmn37GZ6nrvN4odEzL000001', X'FB082AAE930DECB9F46003F7A1FD633C', 'X-101/X-555 and Kalibr', '["kh-101","kalibr"]', 'cruise', '2022-09-28T21:07:00', '2022-09-29T09:07:00', 0, 'Primorsko-Akhtarsk and Chauda, Crimea and Kursk oblast', 'Ukraine', 8.0, 0.0, 0.0, NULL, 'kpszsu/posts/pfbid02nu68ptWsczzow1ARnysyjutYUTPLhDMqHDu13jChaGkwEmn37GZ6nrvN4odEzL000001', 1, 0, '{"south":4,"east":null,"north":null,"center":null}', '{"X-101/X-555":7,"Kalibr":1}', '[]', '[]', '["2022-09-28 21:07","2022-09-29 09:07","X-101/X-555 and Kalibr","Primorsko-Akhtarsk and Chauda, Crimea and Kursk oblast","Ukraine","","8.0","0.0","0.0","","{}","40.0","6.0","2.0","","","","[''Київська область'', ''Харківська область'']","{''south'': 4, ''east'': NaN, ''north'': NaN, ''center'': NaN}","","","kpszsu/posts/pfbid02nu68ptWsczzow1ARnysyjutYUTPLhDMqHDu13jChaGkwEmn37GZ6nrvN4odEzL000001"]');
CREATE TABLE set_aside_rows (
    import_id INTEGER NOT NULL REFERENCES imports (id),
    number INTEGER NOT NULL,
    line INTEGER NOT NULL,
    content TEXT NOT NULL,
    column_name TEXT NOT NULL,
    reason TEXT NOT NULL,
    suggestion TEXT,
    PRIMARY KEY (import_id, number)
) STRICT;
INSERT INTO set_aside_rows VALUES (2, 0, 9, '<html>', '', 'no row', NULL);
CREATE TABLE import_remarks (
    import_id INTEGER NOT NULL REFERENCES imports (id),
    number INTEGER NOT NULL,
    line INTEGER NOT NULL,
    column_name TEXT NOT NULL,
    remark TEXT NOT NULL,
    suggestion TEXT,
    PRIMARY KEY (import_id, number)
) STRICT;
INSERT INTO import_remarks VALUES (2, 0, 0, '', 'semicolons', 'commas');
CREATE TABLE reports (
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    publisher TEXT NOT NULL,
    title TEXT,
    published TEXT,
    is_published_utc INTEGER NOT NULL,
    source TEXT,
    language TEXT,
    confidence TEXT,
    note TEXT,
    PRIMARY KEY (id, revision),
    CHECK (revision > 0)
) STRICT;
INSERT INTO reports VALUES ('af-2024-01-02', 1, 'Air Force of Ukraine', 'Масована атака 2 січня', '2024-01-02T12:00:00', 0, 'kpszsu/posts/1', 'uk', 'official', 'the hour is that of the first post');
INSERT INTO reports VALUES ('af-2024-01-02', 2, 'Air Force of Ukraine', 'Масована атака 2 січня', '2024-01-02T12:00:00', 0, 'kpszsu/posts/1', 'uk', 'official', 'the hour is that of the first post');
CREATE TABLE claims (
    report_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    threats TEXT NOT NULL,
    class TEXT,
    excluded_threats TEXT NOT NULL,
    term TEXT,
    outcome TEXT NOT NULL,
    stated REAL,
    hedge TEXT,
    stated_high REAL,
    out_of_stated REAL,
    out_of_hedge TEXT,
    out_of_stated_high REAL,
    places TEXT NOT NULL,
    time_from TEXT,
    time_to TEXT,
    is_date_only INTEGER,
    speaker TEXT,
    addressee TEXT,
    levers TEXT NOT NULL,
    span_start INTEGER,
    span_length INTEGER,
    span_text TEXT,
    doubt TEXT,
    PRIMARY KEY (report_id, revision, number),
    FOREIGN KEY (report_id, revision) REFERENCES reports (id, revision),
    CHECK (hedge IS NOT NULL OR (stated IS NULL AND stated_high IS NULL)),
    CHECK (out_of_hedge IS NOT NULL OR (out_of_stated IS NULL AND out_of_stated_high IS NULL)),
    CHECK ((time_from IS NULL) = (time_to IS NULL) AND (time_from IS NULL) = (is_date_only IS NULL)),
    CHECK ((span_start IS NULL) = (span_length IS NULL) AND (span_start IS NULL) = (span_text IS NULL))
) STRICT;
INSERT INTO claims VALUES ('af-2024-01-02', 1, 0, 'count', 'missiles of various types', '["kh-101","kalibr"]', 'cruise', '[]', NULL, 'destroyed', 72.0, 'exact', NULL, 99.0, 'exact', NULL, '["kyiv","Kharkiv"]', '2024-01-02T05:30:00', '2024-01-02T09:00:00', 0, NULL, NULL, '[]', 10, 9, '72 out of', NULL);
INSERT INTO claims VALUES ('af-2024-01-02', 1, 1, 'count', 'Kinzhal', '["kinzhal"]', NULL, '[]', NULL, 'destroyed', 10.0, 'exact', NULL, NULL, NULL, NULL, '[]', '2024-01-02T00:00:00', '2024-01-02T23:59:00', 1, NULL, NULL, '[]', NULL, NULL, NULL, '"all ten" may be the launched ones');
INSERT INTO claims VALUES ('af-2024-01-02', 2, 0, 'casualties', 'people', '[]', NULL, '[]', 'people', 'killed', 5.0, 'at_least', NULL, NULL, NULL, NULL, '[]', NULL, NULL, NULL, 'Ihor Klymenko', NULL, '["air_defence_systems","ammunition"]', NULL, NULL, NULL, NULL);
CREATE INDEX acceptances_import ON acceptances (import_id);
CREATE UNIQUE INDEX record_rows_key ON record_rows (import_id, key_digest);
CREATE INDEX record_rows_time ON record_rows (import_id, time_from);
CREATE INDEX reports_published ON reports (published);
CREATE VIEW latest_reports AS
    SELECT * FROM reports AS r
    WHERE revision = (SELECT max(revision) FROM reports AS every_revision WHERE every_revision.id = r.id);
CREATE INDEX claims_time ON claims (time_from);
COMMIT;
