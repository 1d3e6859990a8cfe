-- Removing a job asks who refers to it; without these, each removal would read the whole tables.
create index job_by_first on job (duplicate_of) where duplicate_of is not null;
create index revision_by_job on revision (job_id);
