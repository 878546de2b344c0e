-- A check can be taken back.
alter table grading_job drop constraint grading_job_state;
alter table grading_job add constraint grading_job_state check (state in ('QUEUED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED'));
