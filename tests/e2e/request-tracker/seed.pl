# Puts tickets into a fresh Request Tracker, as its users would have: perl seed.pl TICKETS.json
use strict;
use warnings;
use utf8;
use Encode qw(encode_utf8);
use JSON qw(decode_json);
use MIME::Entity;
use RT;

RT::LoadConfig();
RT::Init();

my $plan = decode_json(do { local (@ARGV, $/) = ($ARGV[0]); my $text = <>; $text });
my $system = RT->SystemUser;

sub person {
    my ($who, $privileged) = @_;
    my $user = RT::User->new($system);
    $user->LoadByEmail($who->{email});
    return $user if $user->id;
    my ($id, $said) = $user->Create(
        Name         => $who->{login},
        RealName     => $who->{name},
        EmailAddress => $who->{email},
        Privileged   => $privileged,
        Password     => $plan->{agent}{password},
    );
    die "no user $who->{login}: $said" unless $id;
    return $user;
}

sub mail {
    my ($text, $from, $subject) = @_;
    return MIME::Entity->build(
        Type     => 'text/plain',
        Charset  => 'UTF-8',
        Encoding => '8bit',
        From     => $from,
        Subject  => encode_utf8($subject),
        Data     => [encode_utf8($text)],
    );
}

my $queue = RT::Queue->new($system);
$queue->Load('General');
my $everyone = RT::Group->new($system);
$everyone->LoadSystemInternalGroup('Everyone');
$everyone->PrincipalObj->GrantRight(Object => $queue, Right => $_) for qw(SeeQueue ShowTicket CreateTicket ReplyToTicket);
my $agent = person($plan->{agent}, 1);
$agent->PrincipalObj->GrantRight(Object => $RT::System, Right => 'SuperUser');

for my $talk (@{ $plan->{talks} }) {
    my $customer = person($talk->{customer}, 0);
    my %as = (customer => $customer, agent => $agent, note => $agent);
    my ($first, @rest) = @{ $talk->{turns} };
    my $ticket = RT::Ticket->new(RT::CurrentUser->new($customer->id));
    my ($id, undef, $said) = $ticket->Create(
        Queue     => $queue->id,
        Subject   => $talk->{subject},
        Requestor => [$talk->{customer}{email}],
        MIMEObj   => mail($first->{text}, $talk->{customer}{email}, $talk->{subject}),
    );
    die "no ticket: $said" unless $id;
    for my $turn (@rest) {
        my $user = $as{ $turn->{who} };
        my $mine = RT::Ticket->new(RT::CurrentUser->new($user->id));
        $mine->Load($id);
        my $write = $turn->{who} eq 'note' ? 'Comment' : 'Correspond';
        my ($ok, $why) = $mine->$write(MIMEObj => mail($turn->{text}, $user->EmailAddress, $talk->{subject}));
        die "$turn->{who} could not write: $why" unless $ok;
        sleep 1;    # the times of a ticket are whole seconds, and so is its order
    }
}
