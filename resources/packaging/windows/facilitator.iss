; Built by nobody yet. For one person, without an administrator: see README.md beside it.
#define Version "0.1.0"

[Setup]
AppId={{7C0C7B0E-6C8E-4E5B-9B62-3E8A4C1F5D10}
AppName=Facilitator
AppVersion={#Version}
PrivilegesRequired=lowest
DefaultDirName={userpf}\Facilitator
DisableProgramGroupPage=yes
OutputDir=..\..\..\dist
OutputBaseFilename=Facilitator-{#Version}-setup
SetupIconFile=..\..\..\dist\work\facilitator.ico
UninstallDisplayIcon={app}\facilitator.exe
LicenseFile=..\..\..\LICENSE
ChangesAssociations=yes
Compression=lzma2
SolidCompression=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible

[Files]
Source: "..\..\..\dist\facilitator\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{userprograms}\Facilitator"; Filename: "{app}\facilitator.exe"

[Registry]
Root: HKCU; Subkey: "Software\Classes\.facilitator"; ValueType: string; ValueData: "Facilitator.Programme"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\Facilitator.Programme"; ValueType: string; ValueData: "Facilitator programme"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\Facilitator.Programme\DefaultIcon"; ValueType: string; ValueData: "{app}\facilitator.exe,0"
Root: HKCU; Subkey: "Software\Classes\Facilitator.Programme\shell\open\command"; ValueType: string; ValueData: """{app}\facilitator.exe"" ""%1"""

[Run]
Filename: "{app}\facilitator.exe"; Description: "{cm:LaunchProgram,Facilitator}"; Flags: nowait postinstall skipifsilent
