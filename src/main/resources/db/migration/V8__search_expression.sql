-- A query comes as an expression of to_tsquery with each word in quotes, so that a word may have alternatives: ('utf8' | 'utf' <-> '8').
-- Stop words have no lexemes in a vector, but what an article is called has them behind '=', for titles such as "The Who".

-- The expression in each of these configurations, joined by "or". In a configuration to which it is of stop words alone, these are looked
-- for as they are. Null where nothing is asked for.
create function search_expression(configs text[], typed text) returns tsquery language plpgsql stable as $$
declare
    config text;
    query  tsquery;
    found  tsquery;
begin
    foreach config in array configs loop
        query := to_tsquery(config::regconfig, typed);
        if querytree(query) in ('', 'T') then
            select string_agg(case when piece[1] not like '''%' then piece[1]
                                   else coalesce(nullif(to_tsquery(config::regconfig, piece[1])::text, ''), '''=' || substr(piece[1], 2)) end, '' order by place)::tsquery
              into query
              from regexp_matches(typed, '''[^'']*''|[^'']+', 'g') with ordinality p (piece, place);
        end if;
        if querytree(query) not in ('', 'T') and (found is null or found <> query) then
            found := case when found is null then query else found || query end;
        end if;
    end loop;
    return found;
end $$;

-- Any of the words of an expression that are stop words in one of these configurations, as they are; null where none is.
create function search_stop_words(configs text[], typed text) returns tsquery language sql stable as $$
    select string_agg(distinct '''=' || substr(piece[1], 2), ' | ')::tsquery
      from unnest(configs) config, regexp_matches(typed, '''[^'']*''', 'g') piece
     where numnode(to_tsquery(config::regconfig, piece[1])) = 0
$$;
