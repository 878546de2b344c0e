-- a kind that nothing told of
delete from notice_switch where kind = 'RUN_FINISHED';
