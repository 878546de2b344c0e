-- Compute credit: accounts, and the postings between them, each from one account to another, so that the sum of all is zero.

create table allowance_account (
    id         bigint      not null auto_increment primary key,
    -- ISSUE: where credit comes from and expired credit goes; USAGE: where charges go
    kind       varchar(8)  not null,
    circle     bigint      not null default 0,
    person     bigint      not null default 0,
    attachment bigint      not null default 0,
    -- milli-credits; kept by the trigger below. USAGE keeps none: every charge would wait for its row
    balance    bigint      not null default 0,
    lowest     bigint      not null default 0,
    -- a course's account that its students may draw on
    pool       boolean     not null default false,
    opened_at  datetime(6) not null,
    constraint allowance_account_one unique (kind, circle, person, attachment),
    constraint allowance_account_kind check (kind in ('ISSUE', 'USAGE', 'CIRCLE', 'MEMBER', 'PERSON', 'HOLD')),
    constraint allowance_account_floor check (kind in ('ISSUE', 'USAGE') or balance >= lowest),
    index allowance_account_person (person, kind),
    index allowance_account_open (kind, balance)
) engine = InnoDB character set utf8mb4 collate utf8mb4_bin;

insert into allowance_account (kind, opened_at) values ('ISSUE', '2026-11-24 00:00:00'), ('USAGE', '2026-11-24 00:00:00');

create table allowance_posting (
    id           bigint       not null auto_increment primary key,
    kind         varchar(8)   not null,
    from_account bigint       not null,
    to_account   bigint       not null,
    amount       bigint       not null,
    at           datetime(6)  not null,
    actor        bigint       null,
    attachment   bigint       null,
    minute_index int          null,
    -- what happens once only: a refund, the demo's grants
    once_key     varchar(80)  null,
    -- of a grant: in the giver's words; of a refund: a key of the message bundles
    reason       varchar(300) null,
    constraint allowance_posting_from foreign key (from_account) references allowance_account (id),
    constraint allowance_posting_to foreign key (to_account) references allowance_account (id),
    constraint allowance_posting_minute unique (attachment, minute_index),
    constraint allowance_posting_once unique (once_key),
    constraint allowance_posting_kind check (kind in ('GRANT', 'HOLD', 'CHARGE', 'RELEASE', 'REFUND', 'EXPIRE', 'TRANSFER')),
    constraint allowance_posting_moves check (amount > 0 and from_account <> to_account),
    constraint allowance_posting_charge check ((kind = 'CHARGE') = (minute_index is not null)),
    constraint allowance_posting_lab check (kind not in ('HOLD', 'CHARGE', 'RELEASE', 'REFUND') or attachment is not null),
    index allowance_posting_out (from_account, id),
    index allowance_posting_in (to_account, id)
) engine = InnoDB character set utf8mb4 collate utf8mb4_bin;

delimiter //
-- Moves the balances, in the order of ids, so that two postings never wait for each other; the floor is checked by the table.
create trigger allowance_posting_moves_balances before insert on allowance_posting for each row
begin
    declare giving varchar(8);
    declare taking varchar(8);
    declare exit handler for sqlexception
    begin
        set @allowance_posting = null;
        resignal;
    end;
    select kind into giving from allowance_account where id = new.from_account;
    select kind into taking from allowance_account where id = new.to_account;
    if new.kind = 'HOLD' and (taking <> 'HOLD' or giving in ('ISSUE', 'USAGE', 'HOLD'))
        or new.kind = 'CHARGE' and (giving <> 'HOLD' or taking <> 'USAGE')
        or new.kind = 'RELEASE' and (giving <> 'HOLD' or taking in ('ISSUE', 'USAGE', 'HOLD'))
        or new.kind = 'REFUND' and (giving <> 'USAGE' or taking in ('ISSUE', 'USAGE', 'HOLD'))
        or new.kind = 'EXPIRE' and (taking <> 'ISSUE' or giving in ('USAGE', 'HOLD'))
        or new.kind in ('GRANT', 'TRANSFER') and (giving in ('USAGE', 'HOLD') or taking in ('ISSUE', 'USAGE', 'HOLD'))
    then
        signal sqlstate '45000' set message_text = 'accounts of these kinds have no such posting between them';
    end if;
    set @allowance_posting = 1;
    -- the row of USAGE is not even looked for: that would lock it
    if taking <> 'USAGE' and new.to_account < new.from_account then
        update allowance_account set balance = balance + new.amount where id = new.to_account;
    end if;
    if giving <> 'USAGE' then
        update allowance_account set balance = balance - new.amount where id = new.from_account;
    end if;
    if taking <> 'USAGE' and new.to_account > new.from_account then
        update allowance_account set balance = balance + new.amount where id = new.to_account;
    end if;
    set @allowance_posting = null;
end //
create trigger allowance_posting_no_update before update on allowance_posting for each row
    signal sqlstate '45000' set message_text = 'postings are append-only' //
create trigger allowance_posting_no_delete before delete on allowance_posting for each row
    signal sqlstate '45000' set message_text = 'postings are append-only' //
create trigger allowance_account_begins_empty before insert on allowance_account for each row
begin
    if new.balance <> 0 then
        signal sqlstate '45000' set message_text = 'an account begins empty';
    end if;
end //
create trigger allowance_account_moves_by_postings before update on allowance_account for each row
begin
    if new.balance <> old.balance and @allowance_posting is null then
        signal sqlstate '45000' set message_text = 'balances move by postings only';
    end if;
    if not (new.kind = old.kind and new.circle = old.circle and new.person = old.person and new.attachment = old.attachment) then
        signal sqlstate '45000' set message_text = 'an account keeps its owner';
    end if;
end //
create trigger allowance_account_no_delete before delete on allowance_account for each row
    signal sqlstate '45000' set message_text = 'accounts stay' //
delimiter ;
