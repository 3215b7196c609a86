-- Three roles in place of one: what serves readers may only read, what imports may write, and only what migrates may change the schema.
-- In the database of the site, as a superuser or its owner:  psql -d recto -v ON_ERROR_STOP=1 -f roles.sql
-- and then a password for each: \password recto_migrate
--
-- recto_serve     recto serve, with quarkus.flyway.migrate-at-start=false, recto.import.at-start=false, recto.import.every=0s and
--                 recto.import.remote-pictures=false, since all of these write. The same for a hub, search engines and recto.cdn.purge:
--                 let a node tell them that imports.
-- recto_import    recto import, or recto serve with its imports, with quarkus.flyway.migrate-at-start=false
-- recto_migrate   recto import once after each update of the program, before the others are started anew

create role recto_migrate login;
create role recto_import login;
create role recto_serve login;

-- pg_trgm, which a migration creates, wants the first of these
grant create on database :"DBNAME" to recto_migrate;
grant create, usage on schema public to recto_migrate;
grant temporary on database :"DBNAME" to recto_import, recto_migrate;
revoke temporary on database :"DBNAME" from public;
revoke create on schema public from public;
grant usage on schema public to recto_import, recto_serve;

-- What recto_migrate creates from now on
alter default privileges for role recto_migrate in schema public grant select on tables to recto_serve;
alter default privileges for role recto_migrate in schema public grant select, insert, update, delete on tables to recto_import;
alter default privileges for role recto_migrate in schema public grant select, usage on sequences to recto_import;
