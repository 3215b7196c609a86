-- What the folder of the file gave to the article, as the engine that the folder was written for has it: the keys with their values. An export
-- writes them into the header of the article, as it has not the files that they come from. Null where the article was given nothing.
alter table article add column given json;
