-- The content folder as the last pass left it, in one row. A pass over 100,000 files that finds the folder as the row says compares no file with
-- its article. There is no row, or an old one, where a file failed or could not be read, or where times of files tell nothing.
create table known_folder (
    the_only     boolean primary key default true check (the_only),
    -- where the folder is
    folder       text    not null,
    -- a hash of the paths, sizes and times of all files
    listing      text    not null,
    -- the versions of the programs and the settings that the articles depend on, as article.rendered_by, and the address of the site
    made_by      text    not null,
    files        integer not null,
    -- what the database held after the pass: the number of rows of article, the last id of site_change, the last change of remote_picture
    articles     bigint  not null,
    last_change  bigint  not null,
    last_picture timestamptz
);
